import pytest

import intimacy_kit as ik
from intimacy_kit.validation import required
from tests.simulated import knowledge


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(required, "find_spec", lambda name: None)
    for ask in (lambda: knowledge().validate({}, "event"), lambda: ik.compare(knowledge(), knowledge(), {})):
        with pytest.raises(ik.QuestionError) as error:
            ask()
        assert error.value.code == "IK407"
        assert 'pip install ".[validation]"' in str(error.value)
