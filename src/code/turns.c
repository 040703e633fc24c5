#include "code/turns.h"

#include "lexicon/fold.h"

#include <string.h>

enum { LABEL_WORDS = 6 };

static bool is_mark(const EntenteToken *token, char mark)
{
    return token->text.size == 1 && token->text.data[0] == mark;
}

/* The number of words before the colon of a label: capital words, and what stands in brackets; 0: no label.
 */
static uint32_t label_of(const EntenteSentence *sentence)
{
    bool bracket = false;
    for (uint32_t t = 0; t < sentence->token_count && t <= LABEL_WORDS; t++) {
        const EntenteToken *token = &sentence->tokens[t];
        if (is_mark(token, ':') && t && !bracket)
            return t;
        bracket = is_mark(token, '(') || (bracket && !is_mark(token, ')'));
        bool capital = token->text.size && token->text.data[0] >= 'A' && token->text.data[0] <= 'Z';
        bool joint = is_mark(token, '-') || is_mark(token, '.') || is_mark(token, ')');
        if (!capital && !joint && !bracket)
            return 0;
    }
    return 0;
}

/* The person whom a name of the label means. */
static bool person_of(const NameMemory *memory, const EntenteLexicon *lexicon,
                      const EntenteSentence *sentence, uint32_t words, EntenteEntity *person)
{
    NameMatch match;
    for (uint32_t t = 1; t <= words; t++) {
        if (!names_match(lexicon, sentence, t, &match) || match.last > words)
            continue;
        for (size_t i = 0; i < match.hit_count; i++)
            if (match.hits[i].payload->kind == PAYLOAD_ACTOR &&
                hit_actor(match.hits[i])->kind == ACTOR_PERSON) {
                names_take(person, match.hits[i].image, hit_actor(match.hits[i]), memory->day);
                return true;
            }
    }
    uint64_t surname = fold_hash(sentence->tokens[words - 1].text);
    for (size_t i = memory->count; i-- > 0;)
        if (memory->known[i].word == surname && !memory->known[i].first) {
            *person = memory->known[i].entity;
            return true;
        }
    return false;
}

void turns_read(NameMemory *memory, const EntenteLexicon *lexicon, const EntenteSentence *sentence)
{
    uint32_t words = sentence->starts_paragraph ? label_of(sentence) : 0;
    if (!words)
        return;
    EntenteEntity person = {.name = "", .sectors = "", .office = "", .file = ""};
    if (person_of(memory, lexicon, sentence, words, &person)) {
        const EntenteToken *first = &sentence->tokens[0], *last = &sentence->tokens[words - 1];
        person.text =
            (EntenteSlice){first->text.data, (size_t)(last->text.data + last->text.size - first->text.data)};
    }
    memory->turn = person;
}
