"""What a build tells people: the quality report for maintainers and the work list for curators; reads the database."""

from toolkit.report.quality import write_quality_report
from toolkit.report.worklist import write_worklist

__all__ = ["write_quality_report", "write_worklist"]
