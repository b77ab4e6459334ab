"""Repositories of rendered pipelines to measure with, made of the two of the examples that differ most.

One pipeline in twenty has mistakes. Each file is another one, so that git finds no two of them equal, and there are five times
as many other files, as in repositories that hold their pipelines' Python too.
"""

import os
import pathlib
import subprocess

EXAMPLES = pathlib.Path(__file__).resolve().parent.parent.parent / "Tests/ExampleRepository/pipelines"
CLEAN, BROKEN = "churn-training", "price-forecast"
OTHER_FILES = 5
# Nobody's git configuration changes what is measured.
ENVIRONMENT = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}


def git(folder, *arguments, **options):
    return subprocess.run(
        ["git", "-C", str(folder), "-c", "user.name=bench", "-c", "user.email=bench@example.com", "-c", "gc.auto=0"]
        + list(arguments),
        check=True, stdout=subprocess.PIPE, env=dict(os.environ, **ENVIRONMENT), **options).stdout


def make(folder, count):
    """The repository with `count` pipelines below a folder, made unless it is there: two commits and a full work tree.

    The second commit changes one pipeline in a hundred.
    """
    repository = pathlib.Path(folder) / ("pipelines-%d" % count)
    if (repository / "complete").exists():
        return repository / "repository"
    (repository / "repository").mkdir(parents=True, exist_ok=True)
    work = repository / "repository"
    git(work, "init", "-q", "-b", "main")
    importing = subprocess.Popen(
        ["git", "-C", str(work), "fast-import", "--quiet", "--force"], stdin=subprocess.PIPE)
    send = importing.stdin.write
    send(b"commit refs/heads/main\ncommitter bench <bench@example.com> 1700000000 +0000\ndata 5\nfirst\n")
    for number in range(count):
        for path, content in pipeline(number, 0):
            send(b"M 100644 inline %s\n" % path)
            send(b"data %d\n%s\n" % (len(content), content))
        for path, content in others(number):
            send(b"M 100644 inline %s\n" % path)
            send(b"data %d\n%s\n" % (len(content), content))
    send(b"commit refs/heads/main\ncommitter bench <bench@example.com> 1700000001 +0000\ndata 6\nsecond\n")
    for number in range(0, count, 100):
        for path, content in pipeline(number, 1):
            send(b"M 100644 inline %s\n" % path)
            send(b"data %d\n%s\n" % (len(content), content))
    importing.stdin.close()
    if importing.wait() != 0:
        raise SystemExit("error: git fast-import failed")
    git(work, "reset", "-q", "--hard")
    git(work, "update-index", "-q", "--refresh")
    (repository / "complete").touch()
    return work


def stage(repository, path, content):
    """Puts the repository back as it was, and one changed file into its index."""
    git(repository, "reset", "-q", "--hard")
    (repository / path).write_bytes(content)
    git(repository, "add", path)


def folder_of(number):
    return "team-%d/pipeline-%d/RENDERED_PIPELINE" % (number % 20, number)


def pipeline(number, version):
    name = BROKEN if number % 20 == 3 else CLEAN
    source = EXAMPLES / name / "RENDERED_PIPELINE"
    for path in sorted(source.rglob("*")):
        if not path.is_file():
            continue
        content = path.read_bytes()
        if path.name == "workflow.yaml":
            # The same number of lines in every version, as of one that was rendered again.
            content = content.replace(
                b"generateName: %s-" % name.encode(), b"generateName: %s-%d-%d-" % (name.encode(), number, version))
        yield ("%s/%s" % (folder_of(number), path.relative_to(source))).encode(), content


def others(number):
    for index in range(OTHER_FILES):
        text = "".join("value_%d = %d\n" % (line, line * (number + index + 1)) for line in range(40))
        yield ("team-%d/pipeline-%d/src/module_%d.py" % (number % 20, number, index)).encode(), text.encode()
