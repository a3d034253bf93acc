"""Learning platforms, who and what they tell of, launches under way, and the scores that are sent back."""

from grader.lti.models.courses import Context, LineItem, Membership, ResourceLink
from grader.lti.models.launches import Launch, Login
from grader.lti.models.platforms import Deployment, Identity, Platform, RegistrationLink, ToolKey
from grader.lti.models.scores import Score, ScoreState

__all__ = [
    "Context",
    "Deployment",
    "Identity",
    "Launch",
    "LineItem",
    "Login",
    "Membership",
    "Platform",
    "RegistrationLink",
    "ResourceLink",
    "Score",
    "ScoreState",
    "ToolKey",
]
