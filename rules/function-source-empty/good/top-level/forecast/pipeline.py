import kfp
from kfp import dsl
from kfp.components import create_component_from_func


def check(rows: int) -> str:
    """Says whether there is enough to fit."""
    if rows < 1000:
        raise ValueError(f"only {rows} rows")
    return "enough"


check_op = create_component_from_func(check, base_image="python:3.10.13")


@dsl.pipeline(name="forecast")
def forecast(rows: int = 5000):
    check_op(rows)


if __name__ == "__main__":
    kfp.compiler.Compiler().compile(forecast, "RENDERED_PIPELINE/workflow.yaml")
