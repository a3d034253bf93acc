"""Courses, in the site's administration."""

from __future__ import annotations

from django.contrib import admin

from grader.courses.models import Assignment, Course, Enrolment, Extension


@admin.register(Course)
class CourseAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("slug", "__str__", "created_at")
    search_fields = ("slug",)


@admin.register(Enrolment)
class EnrolmentAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """On pages of its own: a course has a thousand of them."""

    list_display = ("user", "course", "role", "status", "student_number")
    list_filter = ("role", "status")
    list_select_related = ("user", "course")
    search_fields = ("user__username", "user__name", "user__email", "course__slug", "student_number")
    autocomplete_fields = ("user", "course")
    raw_id_fields = ("sections",)


class ExtensionInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Extension
    autocomplete_fields = ("user",)
    raw_id_fields = ("section", "group", "given_by")
    extra = 0


@admin.register(Assignment)
class AssignmentAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("slug", "course", "mode", "opens_at", "due_at", "closes_at", "published")
    list_filter = ("course", "mode", "published")
    list_select_related = ("course",)
    search_fields = ("slug",)
    inlines = [ExtensionInline]
