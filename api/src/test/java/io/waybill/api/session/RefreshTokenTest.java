package io.waybill.api.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTest {

    private final RefreshToken token = RefreshToken.first();

    @Test
    void a_token_is_read_as_it_was_written() {
        assertThat(RefreshToken.parse(token.text())).contains(token);
        assertThat(Base64.getUrlDecoder().decode(token.secret())).hasSize(32);
        assertThat(token.text()).hasSizeLessThan(200);
    }

    @Test
    void the_next_one_is_of_the_same_family_and_another_one() {
        var next = token.next();
        assertThat(next.sessionId()).isEqualTo(token.sessionId());
        assertThat(next.familyHash()).isEqualTo(token.familyHash());
        assertThat(next.hash()).isNotEqualTo(token.hash());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "wbr_",
                "wbr_0193510c-0000-7000-8000-000000000000",
                "0193510c-0000-7000-8000-000000000000.aaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "wbr_0193510c-0000-7000-8000-00000000000*.aaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void what_cannot_be_a_token_is_none(String text) {
        assertThat(RefreshToken.parse(text)).isEmpty();
    }

    @Test
    void neither_it_nor_what_holds_it_tells_the_secret_to_a_log() {
        assertThat(token.toString()).doesNotContain(token.secret()).doesNotContain(token.family());
        assertThat(new PresentedToken(token, "u1", 0).toString()).doesNotContain(token.secret());
    }

    @Test
    void the_spent_token_opens_its_successor_and_no_other_does() {
        var next = token.next();
        String sealed = SealedSuccessor.seal(next, token);

        assertThat(SealedSuccessor.open(sealed, token)).isEqualTo(next);
        assertThat(sealed).doesNotContain(next.secret());
        assertThatIllegalStateException().isThrownBy(() -> SealedSuccessor.open(sealed, next));
        var elsewhere = new RefreshToken(RefreshToken.first().sessionId(), token.family(), token.secret());
        assertThatIllegalStateException().isThrownBy(() -> SealedSuccessor.open(sealed, elsewhere));
    }

    @Test
    void it_is_sealed_differently_each_time() {
        var next = token.next();
        assertThat(SealedSuccessor.seal(next, token)).isNotEqualTo(SealedSuccessor.seal(next, token));
    }
}
