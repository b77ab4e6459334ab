"""Runs the program that was installed with this package, in place of Python."""

import os
import sys
import sysconfig


def program():
    # Where pip puts scripts: of the environment, of the user, or beside a folder given with --target.
    schemes = [sysconfig.get_path("scripts")]
    if os.name + "_user" in sysconfig.get_scheme_names():
        schemes.append(sysconfig.get_path("scripts", os.name + "_user"))
    target = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    schemes.append(os.path.join(target, "bin"))
    for folder in schemes:
        path = os.path.join(folder, "kfplint")
        if os.access(path, os.X_OK) and not os.path.isdir(path):
            return path
    sys.stderr.write("error: the program kfplint was not found in %s\n" % ", ".join(schemes))
    sys.exit(2)


if __name__ == "__main__":
    path = program()
    os.execv(path, [path] + sys.argv[1:])
