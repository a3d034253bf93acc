"""The addresses of the teaching pages, below ``teach/<course>/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from grader.web.staff import courses, gradebook, mark, people, record, students, submissions
from grader.web.staff.assigning import assignments, extensions, publishing, quiz_rules
from grader.web.staff.joining import invitations, sections
from grader.web.staff.viewing import views as viewing

_assignment = [
    path("", assignments.edit, name="assignment-edit"),
    path("exercises/", assignments.exercises, name="assignment-exercises"),
    path("publish/", publishing.page, name="assignment-publish"),
    path("quiz/", quiz_rules.page, name="quiz-rules"),
    path("quiz/pools/", quiz_rules.pools, name="quiz-pools"),
    path("quiz/time/", quiz_rules.more_time, name="quiz-more-time"),
    path("extensions/", extensions.page, name="extensions"),
    path("extensions/withdraw/", extensions.withdraw, name="extension-withdraw"),
    path("groups/", extensions.groups, name="assignment-groups"),
]

_course: list[URLPattern | URLResolver] = [
    path("setup/", courses.setup, name="course-setup"),
    path("copy/", courses.copy, name="course-copy"),
    path("archive/", courses.archive, name="course-archive"),
    path("assignments/new/", assignments.create, name="assignment-new"),
    path("assignments/<slug:assignment>/", include(_assignment)),
    path("weights/", students.categories, name="categories"),
    path("students/<int:user>/", students.page, name="student"),
    path("statistics/<slug:assignment>/", students.statistics, name="statistics"),
    path("people/", people.page, name="people"),
    path("people/roster/", people.roster, name="roster"),
    path("people/code/", courses.join_code, name="join-code"),
    path("people/invitations/", invitations.page, name="invitations"),
    path("people/invitations/withdraw/", invitations.withdraw, name="invitation-withdraw"),
    path("people/sections/", sections.page, name="sections"),
    path("people/<int:user>/", people.person, name="person"),
    path("as/", viewing.choose, name="viewing"),
    path("gradebook/", gradebook.page, name="gradebook"),
    path("gradebook/export/", gradebook.export, name="gradebook-export"),
    path("gradebook/import/", gradebook.corrections, name="gradebook-import"),
    path("marks/<slug:assignment>/<slug:exercise>/<int:user>/", mark.page, name="mark"),
    path("submissions/", submissions.page, name="submissions"),
    path("now/", submissions.live, name="live"),
    path("mistakes/", submissions.mistakes, name="mistakes"),
    path("mistakes/outputs/", include("grader.web.staff.outputs.urls")),
    path("mistakes/tell/", submissions.tell, name="mistakes-tell"),
    path("regrades/", include("grader.web.staff.regrades.urls")),
    path("record/", record.page, name="record"),
    path("record.csv", record.export, name="record-csv"),
]

urlpatterns = [
    path("teach/", courses.create, name="course-new"),
    path("join/", people.join, name="join"),
    path("viewing/end/", viewing.end, name="viewing-end"),
    path("join/<str:token>/", invitations.follow, name="invitation"),
    path("teach/<slug:course>/", include(_course)),
]
