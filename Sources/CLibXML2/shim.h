#pragma once
// The part of libxml2 that Dateline calls: the HTML parser and the XML push parser, both through SAX. No tree, no XPath,
// no DTD, no network. What Swift 6 cannot name (mutable globals, variadic callbacks) is wrapped here.
#include <iconv.h>
#include <libxml/xmlversion.h>
// The headers of ICU that libxml2 draws in clash with those inside Foundation. Without them one structure is laid out otherwise, and it is
// never touched here.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

/// An external entity loader that loads nothing.
static inline xmlParserInputPtr dateline_load_nothing(const char *url, const char *id, xmlParserCtxtPtr context) {
  (void)url;
  (void)id;
  (void)context;
  return NULL;
}

/// Prepares the library for use from several threads and forbids every external entity; call once.
static inline void dateline_xml_prepare(void) {
  xmlInitParser();
  xmlSetExternalEntityLoader(dateline_load_nothing);
}

/// The entity of HTML or XML named `name`, or NULL; never looks into a DTD.
static inline xmlEntityPtr dateline_predefined_entity(const xmlChar *name) { return xmlGetPredefinedEntity(name); }

/// The code point of an HTML 4 entity, or 0.
static inline unsigned int dateline_html_entity(const xmlChar *name) {
  const htmlEntityDesc *found = htmlEntityLookup(name);
  return found ? found->value : 0;
}

/// The marker that lets a SAX handler have a structured error handler.
static inline unsigned int dateline_sax2_magic(void) { return XML_SAX2_MAGIC; }
