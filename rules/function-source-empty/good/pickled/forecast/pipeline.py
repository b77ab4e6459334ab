import kfp
from kfp import dsl
from kfp.components import func_to_container_op


def check(rows: int) -> str:
    """Says whether there is enough to fit."""
    if rows < 1000:
        raise ValueError(f"only {rows} rows")
    return "enough"


check_op = func_to_container_op(check, base_image="python:3.10.13", use_code_pickling=True)


@dsl.pipeline(name="forecast")
def forecast(rows: int = 5000):
    check_op(rows)


if __name__ == "__main__":
    kfp.compiler.Compiler().compile(forecast, "RENDERED_PIPELINE/workflow.yaml")
