import kfp
from kfp import dsl
from kfp.components import create_component_from_func


def make():
    def report(rows: int):
        text = """
rows so far:
"""
        print(text, rows)

    return create_component_from_func(report, base_image="python:3.10.13")


@dsl.pipeline(name="forecast")
def forecast(rows: int = 5000):
    make()(rows)


if __name__ == "__main__":
    kfp.compiler.Compiler().compile(forecast, "RENDERED_PIPELINE/workflow.yaml")
