/* tree.h - from scores of arcs to the best dependency tree.
 *
 * The maximum spanning arborescence after Chu and Liu (1965) and Edmonds (1967), contracting cycles in a
 * dense matrix as in Tarjan (1977), O(n^2). That there is exactly one root comes from a penalty on the root's
 * arcs larger than all scores together: every arborescence has at least one such arc, so the best has exactly
 * one. */
#ifndef ENTENTE_SYNTAX_TREE_H
#define ENTENTE_SYNTAX_TREE_H

#include "entente.h"

/* Bytes of scratch memory that tree_decode needs for `count` tokens. */
size_t tree_scratch_size(size_t count);

/* `scores[d * stride + h]` is the score of token d (0-based) depending on h: 0 is the root, h the token h
 * - 1. Finite numbers only; arcs from a token to itself are ignored. Writes each token's head (0: root, else
 * 1-based) to `heads`. `stride` is at least count + 1. */
void tree_decode(const float *scores, size_t stride, size_t count, uint32_t *heads, void *scratch);

#endif
