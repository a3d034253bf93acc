"""Who opens which page of a quiz, and what its teachers see."""

from __future__ import annotations

from grader.quizzes.models import Attempt
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.quizzes.sitting.saving import response_save
from tests.quizzes.exam import Exam
from tests.web.html import read, text
from tests.web.test_quiz_pages import FOUND, FRONT, MISSING, OK, STAFF, SignIn, begin, place

MEMBERS = {"instructor": OK, "assistant": OK, "student": OK, "other": OK, "outsider": MISSING, "nobody": FOUND}
TEACHERS = {**MEMBERS, "student": MISSING, "other": MISSING}
OWN = {**dict.fromkeys(MEMBERS, MISSING), "student": OK, "nobody": FOUND}
SEEN = {**MEMBERS, "other": MISSING}


def test_everybody_gets_the_status_they_should(exam: Exam, sign_in: SignIn) -> None:
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    open_one = f"/attempts/{attempt.public_id}/"
    addresses = {
        FRONT: MEMBERS,
        f"{STAFF}progress/": TEACHERS,
        f"{STAFF}analysis/": TEACHERS,
        f"{STAFF}analysis.csv": TEACHERS,
        f"{STAFF}preview/": TEACHERS,
        open_one: OWN,
        f"{open_one}finish/": OWN,
    }
    clients = {who: sign_in(user) for who, user in exam.cast.everybody()}
    got = {address: {who: client.get(address).status_code for who, client in clients.items()} for address in addresses}
    assert got == addresses
    saves = {
        who: client.post(f"{open_one}places/0/", {"q1-answer": "1"}).status_code for who, client in clients.items()
    }
    assert saves == OWN
    attempt_finish(attempt=attempt)
    done = {who: client.get(f"{open_one}done/").status_code for who, client in clients.items()}
    assert done == SEEN


def test_a_quizs_question_has_no_page_of_its_own_for_students(exam: Exam, sign_in: SignIn) -> None:
    address = f"{FRONT}dense-count/question/"
    student = sign_in(exam.cast.student)
    assert student.get(address).status_code == MISSING
    begin(student)
    assert student.get(address).status_code == MISSING
    assert student.post(address, {"do": "another"}).status_code == MISSING
    assert sign_in(exam.cast.instructor).get(address).status_code == OK


def test_teachers_see_progress_analysis_and_every_variant(exam: Exam, sign_in: SignIn) -> None:
    for user, answer in ((exam.cast.student, "196609000"), (exam.cast.other, "196608000")):
        attempt = attempt_start(user=user, assignment=exam.quiz)
        response_save(place=place(attempt, "dense-count"), response=answer)
    attempt_finish(attempt=attempt)
    client = sign_in(exam.cast.instructor)
    progress = text(read(client.get(f"{STAFF}progress/")))
    assert "1 answering, 1 handed in, 0 not begun" in progress
    attempt_finish(attempt=Attempt.objects.get(finished_at=None))
    analysis = text(read(client.get(f"{STAFF}analysis/")))
    assert "Add the 1000 biases." in analysis
    table = client.get(f"{STAFF}analysis.csv").content.decode("utf-8-sig").splitlines()
    assert table[1].startswith("dense-count,2,2,0.500")
    preview = text(read(client.get(f"{STAFF}preview/", {"question": "dense-count"})))
    assert "196,609,000" in preview
    assert "has not been drawn" in text(read(client.get(f"{STAFF}preview/", {"question": "dense-count", "n": "7"})))
