"""What a build tells people: the quality report for maintainers; reads the database."""

from toolkit.report.quality import write_quality_report

__all__ = ["write_quality_report"]
