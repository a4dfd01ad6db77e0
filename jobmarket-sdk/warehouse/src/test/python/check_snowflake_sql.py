"""Reads statements from standard input, one JSON string a line, and prints those Snowflake would not take.

sqlglot parses Snowflake's dialect, but also much that other databases have: so functions must also be on a list of those that
Snowflake documents and the warehouse uses.
"""

import json
import sys

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel

FUNCTIONS = {
    "AVG", "CASE", "CAST", "COALESCE", "COUNT", "COUNT_IF", "EXISTS", "FLATTEN", "FLOOR", "LAG", "LOWER", "MAX", "MEDIAN", "MIN", "PARSE_JSON",
    "ROW_NUMBER", "SQRT", "SUM", "TABLE", "TIMESTAMP_TRUNC",
}  # fmt: skip
# What the parser takes for functions and SQL has as operators.
OPERATORS = {"AND", "OR", "JSON_EXTRACT", "IF", "EXPLODE"}
TYPES = {"VARCHAR", "BIGINT", "DOUBLE", "BOOLEAN", "TIMESTAMP", "TIMESTAMPNTZ", "TEXT"}
# Clauses of other databases that the parser knows.
FOREIGN = (exp.Filter, exp.OnConflict, exp.Lambda, exp.Returning)
# Commands that the parser knows only as such.
COMMANDS = ("PUT", "REMOVE", "COPY")


def problems(statement):
    try:
        parsed = sqlglot.parse(statement, read="snowflake", error_level=ErrorLevel.RAISE)
    except sqlglot.ParseError as error:
        return [str(error)]
    if len(parsed) != 1:
        return ["more than one statement"]
    found = []
    root = parsed[0]
    if isinstance(root, exp.Command) and not statement.upper().startswith(COMMANDS):
        found.append("not understood")
    found += [f"clause {type(node).__name__}" for node in root.find_all(*FOREIGN)]
    for node in root.find_all(exp.Func):
        name = node.name.upper() if isinstance(node, exp.Anonymous) else node.sql_name().upper()
        if name not in FUNCTIONS | OPERATORS:
            found.append(f"function {name}")
    for node in root.find_all(exp.DataType):
        if node.this.name not in TYPES:
            found.append(f"type {node.this.name}")
    return found


def main():
    failed = 0
    for line in sys.stdin:
        statement = json.loads(line)
        for problem in problems(statement):
            failed += 1
            print(f"{problem}: {statement}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
