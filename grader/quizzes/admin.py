"""Quizzes, in the site's administration: rules, pools, more time for those who need it; and attempts, to read."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from grader.quizzes.models import Accommodation, Attempt, Place, Pool, QuizItem, QuizRules, Save, Variant
from grader.quizzes.sitting.more_time import ends_recompute_of


@admin.register(QuizRules)
class QuizRulesAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("assignment", "seconds", "attempts", "shuffle", "one_page", "review", "review_from")
    list_select_related = ("assignment",)
    autocomplete_fields = ("assignment",)


@admin.register(QuizItem)
class QuizItemAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Which pool an exercise is in. Cancelling is done on the quiz's analysis page, where marks follow."""

    list_display = ("item", "pool", "cancelled_at")
    list_filter = ("item__assignment",)
    list_select_related = ("item__assignment", "item__exercise", "pool__assignment")
    readonly_fields = ("cancelled_at",)


@admin.register(Pool)
class PoolAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("assignment", "name", "draw")
    list_filter = ("assignment__course",)
    list_select_related = ("assignment",)
    autocomplete_fields = ("assignment",)


@admin.register(Accommodation)
class AccommodationAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("user", "course", "factor")
    list_filter = ("course",)
    list_select_related = ("user", "course")
    autocomplete_fields = ("user", "course")

    def save_model(self, request: HttpRequest, obj: Accommodation, form: object, change: bool) -> None:
        """Attempts that run have the time too."""
        super().save_model(request, obj, form, change)
        ends_recompute_of(user=obj.user, course=obj.course)


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """What happened is read and never changed."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


class PlaceInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Place
    fields = ("position", "item", "response", "revision", "saved_at", "flagged")
    readonly_fields = fields
    extra = 0
    can_delete = False


@admin.register(Attempt)
class AttemptAdmin(ReadOnly):
    list_display = ("user", "assignment", "number", "started_at", "ends_at", "finished_at", "ending", "receipt")
    list_filter = ("assignment", "ending")
    list_select_related = ("user", "assignment")
    search_fields = ("user__username", "receipt", "public_id")
    inlines = [PlaceInline]


@admin.register(Save)
class SaveAdmin(ReadOnly):
    """Every answer that was ever saved, for the question "I had typed something else"."""

    list_display = ("place", "revision", "response", "counts", "tab", "saved_at")
    list_select_related = ("place__attempt__user", "place__attempt__assignment")
    search_fields = ("place__attempt__user__username",)


@admin.register(Variant)
class VariantAdmin(ReadOnly):
    list_display = ("version", "number", "created_at")
    list_filter = ("version__exercise__topic",)
    list_select_related = ("version__exercise",)
    search_fields = ("version__exercise__slug",)
