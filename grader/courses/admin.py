"""Courses, in the site's administration."""

from __future__ import annotations

from django.contrib import admin

from grader.courses.models import Assignment, Course, Enrolment, Extension


class EnrolmentInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Enrolment
    autocomplete_fields = ("user",)
    extra = 0


@admin.register(Course)
class CourseAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("slug", "__str__", "created_at")
    search_fields = ("slug",)
    inlines = [EnrolmentInline]


class ExtensionInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Extension
    autocomplete_fields = ("user",)
    extra = 0


@admin.register(Assignment)
class AssignmentAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("slug", "course", "mode", "opens_at", "due_at", "closes_at", "published")
    list_filter = ("course", "mode", "published")
    list_select_related = ("course",)
    search_fields = ("slug",)
    inlines = [ExtensionInline]
