"""Loads a logged model as Python users do, and compares its predictions with those that were recorded beside it."""

import json
import sys

import mlflow
import numpy
import pandas
import xgboost

server, name, description = sys.argv[1:]
mlflow.set_tracking_uri(server)
with open(description, encoding="utf-8") as file:
    model = json.load(file)
rows = numpy.array(
    [[numpy.nan if value is None else value for value in check["features"]] for check in model["checks"]],
    dtype=numpy.float32,
)
expected = numpy.array([check["prediction"] for check in model["checks"]])

booster = mlflow.xgboost.load_model(f"models:/{name}@champion")
assert booster.feature_names == model["features"], booster.feature_names
predicted = booster.predict(xgboost.DMatrix(rows, feature_names=model["features"]))
difference = float(numpy.abs(predicted - expected).max())
print(f"{len(rows)} rows, largest difference {difference}")
assert len(rows) > 0 and difference <= 1e-6, difference

pyfunc = mlflow.pyfunc.load_model(f"models:/{name}@champion")
frame = pandas.DataFrame(rows.astype(float), columns=model["features"])
assert numpy.abs(numpy.array(pyfunc.predict(frame)) - expected).max() <= 1e-6
