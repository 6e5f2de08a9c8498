"""House rules: one TOML file by which a newsroom says what it holds its articles to."""

from verify.houserules.reading import read_house_rules
from verify.houserules.values import PLAIN, HouseRules

__all__ = ["PLAIN", "HouseRules", "read_house_rules"]
