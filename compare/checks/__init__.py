"""Drafting checks: small functions in one table, each with the rule it comes from."""

from compare.checks.duties import Ticked, duties_of
from compare.checks.model import Check, Finding
from compare.checks.register import CHECKS, check

__all__ = ["CHECKS", "Check", "Finding", "Ticked", "check", "duties_of"]
