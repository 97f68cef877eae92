"""People, the projects that they belong to, and in which role and for which body."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils import timezone


class UserManager(BaseUserManager["User"]):
    """Makes people by their address: there is no other name to sign in with."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A person; without a password they sign in by a link or a passkey.

        Whoever is made here is known: by an invitation to this address, or by those who run the site.
        """
        user = self.model(email=self.normalize_email(email).casefold(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """One who may make projects."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person, told from others by an e-mail address."""

    username = None  # type: ignore[assignment]
    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=200, blank=True)
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def code(self) -> str:
        """How the log names them: by number, so that a name can be erased."""
        return f"user:{self.pk}"


class Project(models.Model):
    """A shared-service project, as something that people have access to."""

    slug = models.SlugField(max_length=64, unique=True)
    title = models.CharField(max_length=300)
    made = models.DateTimeField(auto_now_add=True)
    people = models.ManyToManyField(User, through="Membership", related_name="projects")

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title


class Membership(models.Model):
    """One person's role in a project, and the body that they act for.

    role : id of a role of the framework, as RL_officer
    body : id of a partner, or of a stakeholder group
    assessor : the code under which they score, if they do
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    project = models.ForeignKey(Project, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=64)
    body = models.CharField(max_length=64, blank=True)
    assessor = models.CharField(max_length=64, blank=True)
    since = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("user", "project", "role", "body"),
                condition=models.Q(until__isnull=True),
                name="accounts_one_membership",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.role} in {self.project}"


State = Literal["open", "taken", "withdrawn", "expired"]


class Invitation(models.Model):
    """An invitation to a project, taken up once by a signed link before it expires."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=64)
    body = models.CharField(max_length=64, blank=True)
    assessor = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="invited")
    made = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    taken = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made", "-pk")

    @property
    def state(self) -> State:
        """Whether it can still be taken up, and why not."""
        if self.taken:
            return "taken"
        if self.withdrawn:
            return "withdrawn"
        return "expired" if self.expires <= timezone.now() else "open"

    def __str__(self) -> str:
        return f"{self.email}: {self.role} in {self.project}"


class Token(models.Model):
    """A key with which a program acts for a person: within some powers, until a day.

    digest : SHA-256 (hex) of the token, which is shown once and not kept
    powers : what it may be used for, of what the person may do
    used : when it was last used, to within a minute
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    title = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    powers = models.JSONField()
    made = models.DateTimeField()
    expires = models.DateTimeField()
    revoked = models.DateTimeField(null=True, blank=True)
    used = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made", "-pk")

    @property
    def code(self) -> str:
        """How the log names it: by number, for its title is the person's own."""
        return f"token:{self.pk}"

    @property
    def good(self) -> bool:
        """Whether it still works."""
        return self.revoked is None and self.expires > timezone.now()

    def __str__(self) -> str:
        return self.title
