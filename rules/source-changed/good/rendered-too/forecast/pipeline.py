from kfp import components, dsl

fit = components.load_component_from_file("fit.yaml")


@dsl.pipeline(name="forecast")
def forecast(region: str):
    fit(region=region)
