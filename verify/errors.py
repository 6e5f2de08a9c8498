"""Everything that can go wrong on this side, as one tree.

VerifyError
├── LanguageError     the text cannot be parsed here: model missing, altered, or language not supported
├── WeightsError      the weights of one of our own models are missing or altered
├── JudgeError        an outside judge failed, or gave an answer that cannot be used
├── SettingsError     a setting has an unusable value
└── OutputError       the report cannot be written
"""


class VerifyError(Exception):
    """Root of the tree; its text is one sentence fit to show a user."""


class LanguageError(VerifyError):
    """The text cannot be parsed with what is installed."""


class WeightsError(VerifyError):
    """The weights of one of our own models are missing, or their bytes are not the known ones."""


class JudgeError(VerifyError):
    """An outside judge failed on a record, or gave an answer that cannot be used."""


class SettingsError(VerifyError):
    """A setting has an unusable value."""


class OutputError(VerifyError):
    """The report cannot be written where it was asked for."""
