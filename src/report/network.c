/* The network of sides as GEXF 1.2, which every reader knows (https://gexf.net): a node a side, an edge a
 * pair, its weight the number of events between them, with their mean score and their quad classes. */
#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"
#include "report/export.h"

#include <string.h>

static void write_xml(FILE *stream, EntenteSlice text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == '&')
            fputs("&amp;", stream);
        else if (c == '<')
            fputs("&lt;", stream);
        else if (c == '>')
            fputs("&gt;", stream);
        else if (c == '"')
            fputs("&quot;", stream);
        else
            fputc(c < 0x20 || c == 0x7F ? ' ' : c, stream); /* XML 1.0 has no others */
    }
}

static const EntenteCell *cell_named(const EntenteCell *cells, size_t count, const char *name)
{
    static const EntenteCell none = {.name = "", .text = {"", 0}};
    for (size_t i = 0; i < count; i++)
        if (strcmp(cells[i].name, name) == 0)
            return &cells[i];
    return &none;
}

typedef struct Network {
    Export *export;
    Arena *arena;
    StringTable *seen;
    bool edges; /* second pass */
} Network;

static EntenteStatus write_node(Network *network, EntenteSlice side, EntenteError *error)
{
    FILE *stream = network->export->stream;
    if (string_table_get(network->seen, side, 0))
        return ENTENTE_OK;
    const char *kept = arena_copy(network->arena, side.data, side.size);
    if (!kept || !string_table_put(network->seen, (EntenteSlice){kept, side.size}, 1))
        return error_no_memory(error);
    const SchemeState *state = scheme_state(kept);
    fputs("      <node id=\"", stream);
    write_xml(stream, side);
    fputs("\" label=\"", stream);
    write_xml(stream, state ? entente_slice(state->name) : side);
    fprintf(stream, "\"><attvalues><attvalue for=\"kind\" value=\"%s\"/></attvalues></node>\n",
            state ? "state" : "other");
    return ENTENTE_OK;
}

static void write_value(FILE *stream, const char *name, const EntenteCell *cell)
{
    if (cell->kind == ENTENTE_CELL_NONE)
        return;
    fprintf(stream, "<attvalue for=\"%s\" value=\"", name);
    write_xml(stream, cell->text);
    fputs("\"/>", stream);
}

static void write_edge(Network *network, const EntenteCell *cells, size_t count)
{
    static const char *const attributes[] = {"mean_score",
                                             "verbal_cooperation",
                                             "material_cooperation",
                                             "verbal_conflict",
                                             "material_conflict",
                                             "reports",
                                             "first",
                                             "last"};
    FILE *stream = network->export->stream;
    fprintf(stream, "      <edge id=\"%llu\" source=\"",
            (unsigned long long)network->export->counts.written++);
    write_xml(stream, cell_named(cells, count, "a")->text);
    fputs("\" target=\"", stream);
    write_xml(stream, cell_named(cells, count, "b")->text);
    fprintf(stream, "\" weight=\"%.0f\"><attvalues>", cell_named(cells, count, "events")->number);
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        write_value(stream, attributes[i], cell_named(cells, count, attributes[i]));
    fputs("</attvalues></edge>\n", stream);
}

static EntenteStatus on_pair(const EntenteCell *cells, size_t count, void *context, EntenteError *error)
{
    Network *network = context;
    if (network->edges) {
        write_edge(network, cells, count);
        return ENTENTE_OK;
    }
    EntenteStatus status = write_node(network, cell_named(cells, count, "a")->text, error);
    return status == ENTENTE_OK ? write_node(network, cell_named(cells, count, "b")->text, error) : status;
}

static EntenteStatus write_graph(Network *network, EntenteError *error)
{
    Export *export = network->export;
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n"
          "  <meta><creator>Entente " ENTENTE_VERSION "</creator></meta>\n"
          "  <graph defaultedgetype=\"undirected\" mode=\"static\">\n"
          "    <attributes class=\"node\">\n"
          "      <attribute id=\"kind\" title=\"kind\" type=\"string\"/>\n"
          "    </attributes>\n"
          "    <attributes class=\"edge\">\n"
          "      <attribute id=\"mean_score\" title=\"mean score\" type=\"double\"/>\n"
          "      <attribute id=\"verbal_cooperation\" title=\"verbal cooperation\" type=\"integer\"/>\n"
          "      <attribute id=\"material_cooperation\" title=\"material cooperation\" type=\"integer\"/>\n"
          "      <attribute id=\"verbal_conflict\" title=\"verbal conflict\" type=\"integer\"/>\n"
          "      <attribute id=\"material_conflict\" title=\"material conflict\" type=\"integer\"/>\n"
          "      <attribute id=\"reports\" title=\"reports\" type=\"integer\"/>\n"
          "      <attribute id=\"first\" title=\"first\" type=\"string\"/>\n"
          "      <attribute id=\"last\" title=\"last\" type=\"string\"/>\n"
          "    </attributes>\n"
          "    <nodes>\n",
          export->stream);
    EntenteStatus status =
        entente_record_ask(export->record, ENTENTE_ASK_RELATIONS, export->filter, on_pair, network, error);
    fputs("    </nodes>\n    <edges>\n", export->stream);
    network->edges = true;
    if (status == ENTENTE_OK)
        status = entente_record_ask(export->record, ENTENTE_ASK_RELATIONS, export->filter, on_pair, network,
                                    error);
    fputs("    </edges>\n  </graph>\n</gexf>\n", export->stream);
    return status;
}

EntenteStatus export_gexf(Export *export, EntenteError *error)
{
    Network network = {.export = export, .arena = arena_new(), .seen = string_table_new()};
    EntenteStatus status =
        network.arena && network.seen ? write_graph(&network, error) : error_no_memory(error);
    string_table_delete(network.seen);
    arena_delete(network.arena);
    return status;
}
