package cn.anxin.hub.console.notices;

import cn.anxin.hub.registry.RecipientBook;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The recipients' names by their ids, those that are closed included. */
@Component
class RecipientNames {

    private final RecipientBook book;

    RecipientNames(RecipientBook book) {
        this.book = book;
    }

    Map<String, String> all() {
        Map<String, String> names = new LinkedHashMap<>();
        book.all().forEach(each -> names.put(each.id(), each.name()));
        return names;
    }

    String of(String id) {
        return Optional.ofNullable(all().get(id)).orElse(id);
    }
}
