/* The history on disk. */
#include "base/message.h"
#include "document/chunk.h"

bool document_keep_journal(struct document *document, struct recovery *recovery, struct error *err)
{
	(void)document;
	(void)err;
	*recovery = (struct recovery){0};
	return true;
}

bool document_journal_news(struct document *document, struct error *err)
{
	(void)document;
	(void)err;
	return false;
}

void document_sync(struct document *document)
{
	(void)document;
}

void document_leave(struct document *document)
{
	(void)document;
}
