"""The addresses of the other ways to sign in. The library's own pages of accounts are not among them."""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import URLPattern, path

from grader.config import config
from grader.sso.views import elsewhere, passkeys, proof

urlpatterns: list[URLPattern] = [
    path("sign-in/with/<slug:provider>/", elsewhere.go, name="sso-go"),
    path("sign-in/whose/", elsewhere.whose, name="sso-whose"),
    path("sign-in/passkey/", passkeys.sign_in, name="sso-passkey"),
    path("me/proof/", proof.page, name="sso-proof"),
    path("me/links/<slug:provider>/", elsewhere.link, name="sso-link"),
    path("me/links/<int:pk>/remove/", elsewhere.unlink, name="sso-unlink"),
    path("me/passkeys/new/", passkeys.add, name="sso-passkey-add"),
    path("me/passkeys/<int:pk>/remove/", passkeys.remove, name="sso-passkey-remove"),
    path("sign-in/oidc/<str:provider_id>/callback/", openid.callback, name="openid_connect_callback"),
]

if config.saml:
    from allauth.socialaccount.providers.saml import views as saml

    _SAML = "sign-in/saml/<str:organization_slug>"
    urlpatterns += [
        path(f"{_SAML}/acs/", saml.acs, name="saml_acs"),
        path(f"{_SAML}/acs/finish/", saml.finish_acs, name="saml_finish_acs"),
        path(f"{_SAML}/sls/", saml.sls, name="saml_sls"),
        path(f"{_SAML}/metadata/", saml.metadata, name="saml_metadata"),
    ]
