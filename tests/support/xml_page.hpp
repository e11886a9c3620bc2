// A page taken apart by an XML parser: elements in their order, with attributes and texts.
#pragma once

#include <expat.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace lichtung::test {

struct XmlElement {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;                    // of itself and all within
  std::vector<std::size_t> ancestors;  // indices, outermost first
  [[nodiscard]] std::string attribute(const std::string& key) const {
    const auto at = attributes.find(key);
    return at == attributes.end() ? std::string() : at->second;
  }
};

struct XmlPage {
  std::vector<XmlElement> elements;
  std::string error;  // empty: well-formed

  explicit XmlPage(const std::string& page) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate("UTF-8"),
                                                                              XML_ParserFree);
    XML_SetUserData(parser.get(), this);
    XML_SetElementHandler(parser.get(), start, end);
    XML_SetCharacterDataHandler(parser.get(), characters);
    if (XML_Parse(parser.get(), page.data(), static_cast<int>(page.size()), 1) == XML_STATUS_ERROR)
      error = std::string(XML_ErrorString(XML_GetErrorCode(parser.get()))) + " in line " +
              std::to_string(XML_GetCurrentLineNumber(parser.get()));
  }
  [[nodiscard]] std::vector<const XmlElement*> all(const std::string& name) const {
    std::vector<const XmlElement*> out;
    for (const XmlElement& e : elements)
      if (e.name == name) out.push_back(&e);
    return out;
  }
  [[nodiscard]] const XmlElement* by_id(const std::string& id) const {
    for (const XmlElement& e : elements)
      if (e.attribute("id") == id) return &e;
    return nullptr;
  }

 private:
  static void start(void* self, const char* name, const char** attributes) {
    auto& page = *static_cast<XmlPage*>(self);
    XmlElement e{name, {}, {}, page.open_};
    for (const char** a = attributes; *a != nullptr; a += 2) e.attributes[a[0]] = a[1];
    page.open_.push_back(page.elements.size());
    page.elements.push_back(std::move(e));
  }
  static void end(void* self, const char*) { static_cast<XmlPage*>(self)->open_.pop_back(); }
  static void characters(void* self, const char* text, int length) {
    auto& page = *static_cast<XmlPage*>(self);
    for (const std::size_t i : page.open_) page.elements[i].text.append(text, static_cast<std::size_t>(length));
  }
  std::vector<std::size_t> open_;
};

}  // namespace lichtung::test
