"""What the register says of projects, what editions let everybody ask, and what people said."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from moothall_web.accounts.models import Project
from moothall_web.audit.written import Written
from moothall_web.publication.models import Edition


class Listing(models.Model):
    """A project in the public register, in the words that were released for it.

    outline : an Outline as plain values; words : of it and of the contact, in small letters, to be searched
    stage : gate that the project has reached; contact : a post and how to reach it
    comments : whether the public may comment, and whether that is shown at once
    version : how often it was written
    """

    CLOSED, HELD, AT_ONCE = "closed", "held", "at_once"

    project = models.OneToOneField(Project, models.PROTECT, related_name="listing")
    title = models.CharField(max_length=300)
    stage = models.CharField(max_length=16)
    outline = Written()
    words = models.TextField()
    contact = models.TextField(blank=True)
    comments = models.CharField(max_length=16, default=CLOSED)
    listed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("title", "pk")

    def __str__(self) -> str:
        return self.title


class Asked(models.Model):
    """What everybody may ask of an edition, kept beside it, so that no request opens the bundle.

    claims : Claim values in their order; matrix : of the framework; both as JSON
    areas : by language and place what changes there, as a title and a piece of a page; empty: none was made
    """

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="asked")
    claims = Written()
    matrix = Written()
    areas = Written(default=dict)

    def __str__(self) -> str:
        return str(self.edition)


class Comment(models.Model):
    """What somebody said on a claim, and what was answered.

    number : its place in the project's comments, which its address carries for good
    item : id of the claim; edition : number of the edition in which they read it
    email : where the answer is sent once; emptied then, and never shown
    shown : held (nobody decided yet), shown, or refused; refusal : code of the reason, which everybody reads
    state : open, answered or changed
    """

    HELD, SHOWN, REFUSED = "held", "shown", "refused"
    OPEN, ANSWERED, CHANGED = "open", "answered", "changed"

    project = models.ForeignKey(Project, models.PROTECT, related_name="comments")
    number = models.PositiveIntegerField()
    item = models.CharField(max_length=64)
    edition = models.PositiveIntegerField()
    text = models.TextField()
    name = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    at = models.DateTimeField()
    shown = models.CharField(max_length=16)
    refusal = models.CharField(max_length=32, blank=True)
    state = models.CharField(max_length=16, default=OPEN)
    reply = models.TextField(blank=True)
    role = models.CharField(max_length=64, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("project", "number"), name="forum_one_number"),
            models.CheckConstraint(
                condition=Q(shown="refused") ^ Q(refusal=""), name="forum_refused_with_reason"
            ),
            models.CheckConstraint(condition=Q(state="open") ^ ~Q(reply=""), name="forum_answered_in_words"),
        )
        indexes = (models.Index(fields=("project", "item", "shown"), name="forum_on_a_claim"),)
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.project_id}: {self.number}"


class Consultation(models.Model):
    """Questions put to everybody for a time, and what came of the answers.

    number : its place in the project's consultations, which its address carries for good
    words : by language a Words as plain values; contact : a post and how to reach it
    opens, closes : answers are taken from the one moment until the other
    answers : whether an answer is shown once somebody has read it (held), or at once
    announced_at : from when everybody can see it; none: it is a draft
    moved : each change of the closing moment since, as plain values of Moved
    outcome : by language for each question an Outcome as plain values; empty until it is told
    version : how often it was written
    """

    HELD, AT_ONCE = "held", "at_once"

    project = models.ForeignKey(Project, models.PROTECT, related_name="consultations")
    number = models.PositiveIntegerField()
    words = Written()
    contact = models.TextField()
    opens = models.DateTimeField()
    closes = models.DateTimeField()
    answers = models.CharField(max_length=16, default=HELD)
    announced_at = models.DateTimeField(null=True, blank=True)
    moved = Written(default=list)
    outcome = Written(default=dict)
    told_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("project", "number"), name="forum_one_consultation"),
            models.CheckConstraint(
                condition=Q(opens__lt=models.F("closes")), name="forum_opens_before_it_closes"
            ),
            models.CheckConstraint(
                condition=Q(told_at__isnull=True) | Q(announced_at__isnull=False),
                name="forum_told_of_what_was_asked",
            ),
        )
        indexes = (models.Index(fields=("closes", "opens"), name="forum_open_now"),)
        ordering = ("project", "number")

    def __str__(self) -> str:
        return f"{self.project_id}: consultation {self.number}"


class Response(models.Model):
    """What somebody answered in a consultation.

    number : its place among the answers, which stays whether or not it is shown
    texts : one for each question; empty where it was not answered
    language : of the page on which it was written
    email : where the outcome is sent once; emptied then, and never shown
    shown : held (nobody decided yet), shown, or refused; refusal : code of the reason, which everybody reads
    """

    HELD, SHOWN, REFUSED = "held", "shown", "refused"

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="responses")
    number = models.PositiveIntegerField()
    texts = Written()
    language = models.CharField(max_length=8)
    name = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    at = models.DateTimeField()
    shown = models.CharField(max_length=16)
    refusal = models.CharField(max_length=32, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("consultation", "number"), name="forum_one_response"),
            models.CheckConstraint(
                condition=Q(shown="refused") ^ Q(refusal=""), name="forum_response_refused_with_reason"
            ),
        )
        indexes = (models.Index(fields=("consultation", "shown"), name="forum_responses"),)
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.consultation_id}: {self.number}"


class Knock(models.Model):
    """That somebody sent something, for the limit on how often; by a code that is another one each day."""

    code = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("code", "at"), name="forum_knocks"),)

    def __str__(self) -> str:
        return self.code[:8]
