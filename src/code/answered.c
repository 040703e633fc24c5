#include "code/answered.h"

#include "base/slice.h"

static bool is_answer(const EntenteToken *token)
{
    static const char *const answers[] = {"response",  "retaliation", "reprisal", "revenge",  "retribution",
                                          "vengeance", "reaction",    "avenge",   "retaliate"};
    return slice_in(token->lemma, answers, sizeof answers / sizeof *answers);
}

bool deaths_are_answered(const EntenteSentence *sentence, size_t noun)
{
    static const char *const causes[] = {"after", "following", "over"};
    const EntenteToken *tokens = sentence->tokens;
    if (tokens[noun].upos != ENTENTE_NOUN || !tokens[noun].head || tokens[noun].head > sentence->token_count)
        return false;
    if (is_answer(&tokens[tokens[noun].head - 1]))
        return true;
    for (size_t t = 0; t < noun; t++) {
        if (tokens[t].head != noun + 1 || tokens[t].upos != ENTENTE_ADP)
            continue;
        /* "in revenge for the death": whatever the noun hangs on */
        if ((t && is_answer(&tokens[t - 1])) ||
            slice_in(tokens[t].text, causes, sizeof causes / sizeof *causes))
            return true;
    }
    return false;
}
