import kfp
from kfp import dsl
from kfp.components import load_component_from_file

fit_op = load_component_from_file("/home/ana/forecast/fit.yaml")


@dsl.pipeline(name="forecast")
def forecast(rows: int = 5000):
    fit_op(rows)


if __name__ == "__main__":
    kfp.compiler.Compiler().compile(forecast, "./RENDERED_PIPELINE/workflow.yaml")
