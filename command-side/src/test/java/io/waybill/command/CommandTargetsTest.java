package io.waybill.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.messages.category.CategoryTreeId;
import io.waybill.messages.category.ChangeCategory;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.RecordStockMovement;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.junit.jupiter.api.Test;

/** Which aggregate a command is for. */
class CommandTargetsTest {

    private final CommandTargets targets = new CommandTargets();

    @Test
    void a_component_of_the_command_says_so() {
        var movement = new RecordStockMovement("item", "movement", MovementType.SOLD, 1, null, null);
        assertThat(targetOf(movement)).isEqualTo("item");
        // Found before.
        assertThat(targetOf(movement)).isEqualTo("item");
    }

    @Test
    void or_a_method_of_it() {
        assertThat(targetOf(new ChangeCategory("category", "Tea", null))).isEqualTo(CategoryTreeId.ONLY);
    }

    @Test
    void one_that_names_none_is_refused() {
        assertThatThrownBy(() -> targetOf("no command"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names no aggregate");
    }

    private Object targetOf(Object command) {
        var target = targets.resolveTarget(GenericCommandMessage.asCommandMessage(command));
        assertThat(target.getVersion()).isNull();
        return target.getIdentifierValue();
    }
}
