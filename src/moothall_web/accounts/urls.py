"""Addresses of signing in, of what belongs to a person, and of people in a project.

Of django-allauth only those have an address that `policy.LIBRARY` names.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as organisation
from django.urls import URLPattern, path, re_path

from moothall_web.accounts import joining, links, people, token_views, views
from moothall_web.accounts.entrance import ours
from moothall_web.accounts.policy import View


def _at(address: str, name: str, view: View) -> URLPattern:
    return path(f"account/{address}", ours(name, view), name=name)


RESET = r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"

urlpatterns = [
    path("account/", views.account, name="account"),
    path("account/tokens/", token_views.tokens, name="tokens"),
    path("account/tokens/<int:number>/revoke/", token_views.revoke, name="revoke_token"),
    path("link/<str:word>/", links.sign_in_link, name="sign_in_link"),
    path("language/", views.set_language, name="set_language"),
    path("invitation/<str:token>/", joining.invitation, name="invitation"),
    path("p/<slug:slug>/people/", people.people, name="people"),
    path("p/<slug:slug>/people/invite/", people.invite, name="invite"),
    path("p/<slug:slug>/people/invitations/<int:number>/withdraw/", people.withdraw, name="withdraw"),
    path("p/<slug:slug>/people/<int:number>/end/", people.end, name="end_membership"),
    _at("login/", "account_login", account.login),
    _at("logout/", "account_logout", account.logout),
    _at("inactive/", "account_inactive", account.account_inactive),
    _at("signup/", "account_signup", account.signup),
    _at("reauthenticate/", "account_reauthenticate", account.reauthenticate),
    _at(
        "reauthenticate/code/", "account_request_reauthentication_code", account.request_reauthentication_code
    ),
    _at(
        "reauthenticate/code/confirm/",
        "account_confirm_reauthentication_code",
        account.confirm_reauthentication_code,
    ),
    _at("password/change/", "account_change_password", account.password_change),
    _at("password/set/", "account_set_password", account.password_set),
    _at("password/reset/", "account_reset_password", account.password_reset),
    _at("password/reset/done/", "account_reset_password_done", account.password_reset_done),
    _at(
        "password/reset/key/done/",
        "account_reset_password_from_key_done",
        account.password_reset_from_key_done,
    ),
    re_path(
        RESET,
        ours("account_reset_password_from_key", account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    _at("2fa/", "mfa_index", mfa.index),
    _at("2fa/authenticate/", "mfa_authenticate", mfa.authenticate),
    _at("2fa/reauthenticate/", "mfa_reauthenticate", mfa.reauthenticate),
    _at("2fa/totp/activate/", "mfa_activate_totp", totp.activate_totp),
    _at("2fa/totp/deactivate/", "mfa_deactivate_totp", totp.deactivate_totp),
    _at("2fa/recovery-codes/", "mfa_view_recovery_codes", recovery.view_recovery_codes),
    _at("2fa/recovery-codes/generate/", "mfa_generate_recovery_codes", recovery.generate_recovery_codes),
    _at("2fa/recovery-codes/download/", "mfa_download_recovery_codes", recovery.download_recovery_codes),
    _at("2fa/webauthn/", "mfa_list_webauthn", webauthn.list_webauthn),
    _at("2fa/webauthn/add/", "mfa_add_webauthn", webauthn.add_webauthn),
    _at("2fa/webauthn/keys/<int:pk>/remove/", "mfa_remove_webauthn", webauthn.remove_webauthn),
    _at("2fa/webauthn/keys/<int:pk>/edit/", "mfa_edit_webauthn", webauthn.edit_webauthn),
    _at("2fa/webauthn/reauthenticate/", "mfa_reauthenticate_webauthn", webauthn.reauthenticate_webauthn),
    _at("2fa/webauthn/login/", "mfa_login_webauthn", webauthn.login_webauthn),
    _at("3rdparty/", "socialaccount_connections", social.connections),
    _at("3rdparty/login/cancelled/", "socialaccount_login_cancelled", social.login_cancelled),
    _at("3rdparty/login/error/", "socialaccount_login_error", social.login_error),
    _at("oidc/<str:provider_id>/login/", "openid_connect_login", organisation.login),
    _at("oidc/<str:provider_id>/login/callback/", "openid_connect_callback", organisation.callback),
]
