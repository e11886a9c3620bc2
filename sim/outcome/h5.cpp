// See h5.hpp. The library's error stack is walked to its innermost entry, which says what really went wrong.
#include "sim/outcome/h5.hpp"

#include <cstdlib>

namespace lichtung::outcome::h5 {
namespace {

/// The library's own clean-up at exit may crash after a failed write (no memory, HDF5 1.10). Every handle is closed by its
/// owner and files are written by us, so there is nothing left for it to do. Counts only before its first other call.
const bool kNoCleanUpAtExit = H5dont_atexit() >= 0;

}  // namespace

QuietErrors::QuietErrors() {
  static_cast<void>(kNoCleanUpAtExit);
  H5Eget_auto2(H5E_DEFAULT, &function_, &data_);
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

QuietErrors::~QuietErrors() { H5Eset_auto2(H5E_DEFAULT, function_, data_); }

void fail(std::string_view what) {
  std::string message = "can't " + std::string(what);
  const auto innermost = [](unsigned n, const H5E_error2_t* entry, void* out) -> herr_t {
    if (n == 0 && entry->desc != nullptr) static_cast<std::string*>(out)->append(": ").append(entry->desc);
    return 0;
  };
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, innermost, &message);
  throw Error(message);
}

void Handle::close(std::string_view what) {
  const hid_t id = std::exchange(id_, H5I_INVALID_HID);
  if (id >= 0) check(close_(id), what);
}

template <>
hid_t type_of<std::uint8_t>() { return H5T_STD_U8LE; }
template <>
hid_t type_of<std::int32_t>() { return H5T_STD_I32LE; }
template <>
hid_t type_of<std::int64_t>() { return H5T_STD_I64LE; }
template <>
hid_t type_of<std::uint64_t>() { return H5T_STD_U64LE; }
template <>
hid_t type_of<float>() { return H5T_IEEE_F32LE; }
template <>
hid_t type_of<double>() { return H5T_IEEE_F64LE; }

Handle text_type() {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "copy the text type");
  check(H5Tset_size(type, H5T_VARIABLE), "set the length of a text type");
  check(H5Tset_cset(type, H5T_CSET_UTF8), "set the encoding of a text type");
  return type;
}

Handle fixed_text_type(std::size_t bytes) {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "copy the text type");
  check(H5Tset_size(type, bytes), "set the length of a text type");
  check(H5Tset_strpad(type, H5T_STR_NULLPAD), "set the padding of a text type");
  check(H5Tset_cset(type, H5T_CSET_UTF8), "set the encoding of a text type");
  return type;
}

Handle simple_space(std::span<const hsize_t> extents) {
  return Handle(H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr), H5Sclose,
                "create a data space");
}

void write_text_attribute(hid_t object, const std::string& name, const std::string& value, bool fixed) {
  const bool as_fixed = fixed && !value.empty();  // a fixed length can't be 0
  const Handle type = as_fixed ? fixed_text_type(value.size()) : text_type();
  const Handle space(H5Screate(H5S_SCALAR), H5Sclose, "create a scalar space");
  const Handle attribute(H5Acreate2(object, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                         "create attribute " + name);
  const char* pointer = value.c_str();
  check(H5Awrite(attribute, type, as_fixed ? static_cast<const void*>(pointer) : &pointer), "write attribute " + name);
}

namespace {

Handle open_scalar_attribute(hid_t object, const std::string& name) {
  Handle attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, "open attribute " + name);
  const Handle space(H5Aget_space(attribute), H5Sclose, "read the shape of attribute " + name);
  if (H5Sget_simple_extent_npoints(space) != 1) throw Error("attribute " + name + " is no single value");
  return attribute;
}

}  // namespace

std::string read_text_attribute(hid_t object, const std::string& name, std::size_t max_bytes) {
  const Handle attribute = open_scalar_attribute(object, name);
  const Handle type(H5Aget_type(attribute), H5Tclose, "read the type of attribute " + name);
  const Handle expected = text_type();
  if (check(H5Tequal(type, expected), "compare types") == 0) throw Error("attribute " + name + " is no text");
  const Handle space(H5Aget_space(attribute), H5Sclose, "read the shape of attribute " + name);
  if (H5Aget_storage_size(attribute) > 64) throw Error("attribute " + name + " is no single text");
  char* text = nullptr;
  check(H5Aread(attribute, type, &text), "read attribute " + name);
  std::string value = text == nullptr ? "" : text;
  H5Dvlen_reclaim(type, space, H5P_DEFAULT, &text);
  if (value.size() > max_bytes) throw Error("attribute " + name + " is too long");
  return value;
}

template <class T>
T read_attribute(hid_t object, const std::string& name) {
  const Handle attribute = open_scalar_attribute(object, name);
  const Handle type(H5Aget_type(attribute), H5Tclose, "read the type of attribute " + name);
  if (check(H5Tequal(type, type_of<T>()), "compare types") == 0)
    throw Error("attribute " + name + " has an unexpected type");
  T value{};
  check(H5Aread(attribute, type_of<T>(), &value), "read attribute " + name);
  return value;
}
template std::int32_t read_attribute<std::int32_t>(hid_t, const std::string&);
template std::uint64_t read_attribute<std::uint64_t>(hid_t, const std::string&);

namespace {

// The library hands these a pointer to the budget; they are C callbacks and must not throw.
void* allocate_text(std::size_t bytes, void* budget) {
  auto& left = *static_cast<std::uint64_t*>(budget);
  if (bytes > left) return nullptr;
  left -= bytes;
  return std::malloc(bytes);  // freed by free_text
}
void free_text(void* text, void*) { std::free(text); }

}  // namespace

TextBudget::TextBudget(std::uint64_t bytes)
    : left_(bytes), transfer_(H5Pcreate(H5P_DATASET_XFER), H5Pclose, "create transfer properties") {
  check(H5Pset_vlen_mem_manager(transfer_, allocate_text, &left_, free_text, nullptr), "limit the memory for texts");
}

void TextBudget::free(void* text) const { free_text(text, nullptr); }

std::vector<std::string> read_texts(hid_t dataset, std::size_t rows, const TextBudget& budget) {
  std::vector<std::string> values(rows);
  constexpr std::size_t kBlock = 65536;  // rows whose C strings exist at the same time
  const Handle type = text_type();
  const Handle file_space(H5Dget_space(dataset), H5Sclose, "read a shape");
  for (std::size_t first = 0; first < rows; first += kBlock) {
    const hsize_t start = first, count = std::min(kBlock, rows - first);
    std::vector<char*> pointers(count, nullptr);
    check(H5Sselect_hyperslab(file_space, H5S_SELECT_SET, &start, nullptr, &count, nullptr), "select rows");
    const Handle memory = simple_space({&count, 1});
    const herr_t status = H5Dread(dataset, type, memory, file_space, budget.transfer(), pointers.data());
    for (std::size_t i = 0; i < count; ++i) {
      if (pointers[i] != nullptr && status >= 0) values[first + i] = pointers[i];
      budget.free(pointers[i]);
    }
    check(status, "read texts");
  }
  return values;
}

}  // namespace lichtung::outcome::h5
