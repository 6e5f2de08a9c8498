"""Many articles at a glance: how a desk sources, by section, author and week; as text, HTML, CSV or JSON."""

from verify.reports.desk.figures import Desk, Group, Shares, Story, desk_of, story_of

__all__ = ["Desk", "Group", "Shares", "Story", "desk_of", "story_of"]
