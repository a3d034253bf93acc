"""What launches left behind, for whoever keeps the site: whom a platform means, and which course stands for which."""

from __future__ import annotations

from django.contrib import admin

from grader.lti.models import Context, Identity


@admin.register(Identity)
class IdentityAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Links between a platform's people and accounts. Deleting one has its bearer asked again at the next launch."""

    list_display = ("subject", "deployment", "user", "created_at")
    search_fields = ("subject", "user__username", "user__name", "user__email")
    readonly_fields = ("subject", "deployment", "user", "created_at")
    list_select_related = ("deployment__platform", "user")

    def has_add_permission(self, request: object) -> bool:
        return False


@admin.register(Context)
class ContextAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """A platform's courses, and which of ours they are."""

    list_display = ("title", "context_id", "deployment", "course")
    search_fields = ("title", "context_id")
    raw_id_fields = ("course",)
    list_select_related = ("deployment__platform", "course")
    readonly_fields = ("context_id", "deployment")
