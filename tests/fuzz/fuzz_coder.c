/* Arbitrary CoNLL-U trees through the coder, with a small dictionary. */
#include "fuzz_reader.h"
#include "lexicon/builder.h"
#include "lexicon/lexicon.h"
#include "lexicon/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char dictionary[] =
    "%states\nARM | Armenia | Armenian | Armenians | Yerevan\nIRN | Iran | Iranian | Iranians | Tehran\n"
    "%roles\npresident; presidents | GOV | president\nrebel; rebels | REB\ntroops; soldiers | MIL\n"
    "%people\nTomas Ederin | m | ARM GOV president 2020..\n"
    "%sets\n@light | hold; launch; make\n@talks | talk; meeting\n@quantity | number; group; hundred\n@time | "
    "monday; week\n@utterance | statement\n"
    "%verbs\nmeet; meet with | A=subj,obj,with | CONSULT 040\nattack; shell | A=subj R=obj | ASSAULT 190\n"
    "withdraw | A=subj obj:troop R=from | RETREAT 0874\naccuse | A=subj R=obj T=of | ACCUSE 112\ncall off | "
    "A=subj obj:@talks R=with | REJECT/meet 125\n"
    "%nouns\ntalk; meeting | A=between,with,of,poss,adj M=by | CONSULT 046\nattack | A=by,poss,adj R=on | "
    "ASSAULT 190\n"
    "%patterns\nmeet | % have * | CONSULT 040 : CONSULT 041\nshell | not_* @talks ^ with + | OTHER 17K\n"
    "shell | $ said + * | ASSAULT 190\n"
    "%operators\nrefuse | refuse\nagree | agree\nurge; ask | request | R=obj,on\nwill | future\nmust | "
    "oblige\nnot | negation\nbegin | carry\n"
    "%outcomes\nrefuse | CONSULT | REJECT/meet 125 | negated\nrefuse | * | REJECT 120 | negated\nagree | * | "
    "AGREE 030 | promised\n"
    "request | * | REQUEST 020 | requested\nfuture | * | AGREE 036 | planned\noblige | * | REQUEST 100 | "
    "requested\n"
    "negation | AGREE | REJECT 120 | negated\nnegation | * | = | negated\ncarry | * | = | occurred\n";

static EntenteLexicon *lexicon_once(void)
{
    static EntenteLexicon lexicon;
    if (lexicon.count)
        return &lexicon;
    EntenteError error = {0};
    SourceReport report = {0};
    Builder *builder = builder_new();
    void *bytes;
    size_t length;
    require(builder &&
            source_add(builder, "fuzz", entente_slice(dictionary), &report, &error) == ENTENTE_OK &&
            !report.problems);
    require(builder_finish(builder, &bytes, &length, &error) == ENTENTE_OK);
    builder_delete(builder);
    require(image_open_memory(bytes, length, "fuzz", &lexicon.image[0], &error) == ENTENTE_OK);
    lexicon.image[0].owned = bytes;
    lexicon.count = 1;
    return &lexicon;
}

static void check_event(const EntenteDocument *document, const EntenteEvent *event)
{
    require(event->sentence < document->sentence_count && event->type < ENTENTE_EVENT_TYPES && event->mode);
    for (size_t i = 0; i < event->actor_count; i++)
        require(event->actors[i].name && event->actors[i].sectors &&
                event->actors[i].span.start <= event->actors[i].span.end);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    EntenteError error = {0};
    EntenteReader *reader = NULL;
    EntenteDocument *document = NULL;
    EntenteCoder *coder = NULL;
    const EntenteReaderOptions reading = {.format = ENTENTE_FORMAT_CONLLU};
    const EntenteCoderOptions options = {.all = true, .explain = true};
    FILE *nowhere = fopen("/dev/null", "w");
    if (nowhere && entente_reader_open_memory(data, size, "fuzz", &reading, &reader, &error) == ENTENTE_OK &&
        entente_document_new(&document, &error) == ENTENTE_OK &&
        entente_coder_new(lexicon_once(), &options, &coder, &error) == ENTENTE_OK) {
        EntenteStatus status;
        while ((status = entente_reader_next(reader, document, &error)) == ENTENTE_OK ||
               status == ENTENTE_BAD_INPUT) {
            if (status == ENTENTE_BAD_INPUT)
                continue;
            document->parsed = true; /* heads as they stand, whatever they are */
            require(entente_coder_code(coder, document, &error) == ENTENTE_OK);
            for (size_t i = 0; i < document->event_count; i++)
                check_event(document, &document->events[i]);
            require(entente_document_write_plover(document, nowhere) == ENTENTE_OK);
            const EntenteSpan a = {0, 6}, b = {10, 20};
            const EntentePair pairs[] = {{&a, &b, 1, 1}, {NULL, NULL, 0, 0}};
            EntenteRelation relation;
            for (size_t p = 0; p < 2; p++)
                require(entente_coder_relate(coder, document, &pairs[p], &relation, &error) == ENTENTE_OK);
        }
    }
    if (nowhere)
        fclose(nowhere);
    entente_coder_delete(coder);
    entente_document_delete(document);
    entente_reader_close(reader);
    return 0;
}
