"""Courses, who is in them, what they are asked to do by when, and what was done about it."""

from grader.courses.models.assignments import Assignment, Category, Extension, Group, GroupMember, Mode
from grader.courses.models.courses import Course, Section
from grader.courses.models.events import Event, Verb
from grader.courses.models.people import Enrolment, Invitation, Role, Status
from grader.courses.models.policies import Counts, Per, Policy

__all__ = [
    "Assignment",
    "Category",
    "Counts",
    "Course",
    "Enrolment",
    "Event",
    "Extension",
    "Group",
    "GroupMember",
    "Invitation",
    "Mode",
    "Per",
    "Policy",
    "Role",
    "Section",
    "Status",
    "Verb",
]
