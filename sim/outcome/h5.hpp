// Small owners around the HDF5 C library: a handle that closes itself, and calls that throw with the library's own
// explanation instead of returning a number that can be forgotten. Nothing here knows what an outcome is.
#pragma once

#include <hdf5.h>

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lichtung::outcome::h5 {

/// A call of the library failed; the message says which and why.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// While it lives, this thread's library errors are kept for Error instead of being printed.
class QuietErrors {
 public:
  QuietErrors();
  ~QuietErrors();
  QuietErrors(const QuietErrors&) = delete;
  QuietErrors& operator=(const QuietErrors&) = delete;

 private:
  H5E_auto2_t function_{};
  void* data_{};
};

/// Throws Error with the innermost cause if `status` is negative; otherwise returns it.
template <class Status>
Status check(Status status, std::string_view what);

/// Owns one identifier of the library.
class Handle {
 public:
  Handle() = default;
  /// Takes `id`; throws Error if it is negative.
  Handle(hid_t id, herr_t (*closer)(hid_t), std::string_view what) : id_(check(id, what)), close_(closer) {}
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, H5I_INVALID_HID)), close_(other.close_) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(close_, other.close_);
    return *this;
  }
  ~Handle() {
    if (id_ >= 0) close_(id_);
  }
  [[nodiscard]] hid_t id() const { return id_; }
  operator hid_t() const { return id_; }  // the C calls take it in dozens of places
  /// Closes now and reports a failure, which the destructor can't.
  void close(std::string_view what);

 private:
  hid_t id_{H5I_INVALID_HID};
  herr_t (*close_)(hid_t){};
};

[[noreturn]] void fail(std::string_view what);

template <class Status>
Status check(Status status, std::string_view what) {
  if (status < 0) fail(what);
  return status;
}

/// In files: little-endian types of fixed width; on this (little-endian) machine also the type in memory.
template <class T>
[[nodiscard]] hid_t type_of();
template <>
[[nodiscard]] hid_t type_of<std::uint8_t>();
template <>
[[nodiscard]] hid_t type_of<std::int32_t>();
template <>
[[nodiscard]] hid_t type_of<std::int64_t>();
template <>
[[nodiscard]] hid_t type_of<std::uint64_t>();
template <>
[[nodiscard]] hid_t type_of<float>();
template <>
[[nodiscard]] hid_t type_of<double>();

/// Variable-length UTF-8 text.
[[nodiscard]] Handle text_type();

/// Fixed-length UTF-8 text, padded with zeros.
[[nodiscard]] Handle fixed_text_type(std::size_t bytes);

[[nodiscard]] Handle simple_space(std::span<const hsize_t> extents);

/// Attributes of any object. `fixed`: stored with fixed length, which the netCDF library calls "char": QGIS reads no
/// other texts on variables. Otherwise with variable length, which h5py gives back as str.
void write_text_attribute(hid_t object, const std::string& name, const std::string& value, bool fixed);
template <class T>
void write_attribute(hid_t object, const std::string& name, T value) {
  const Handle space(H5Screate(H5S_SCALAR), H5Sclose, "create a scalar space");
  const Handle attribute(H5Acreate2(object, name.c_str(), type_of<T>(), space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                         "create attribute " + name);
  check(H5Awrite(attribute, type_of<T>(), &value), "write attribute " + name);
}

/// The attribute's value. Errors: Error if it is missing, no scalar or of another type; a text longer than
/// `max_bytes` is refused before it is read.
[[nodiscard]] std::string read_text_attribute(hid_t object, const std::string& name, std::size_t max_bytes);
template <class T>
[[nodiscard]] T read_attribute(hid_t object, const std::string& name);

extern template std::int32_t read_attribute<std::int32_t>(hid_t, const std::string&);
extern template std::uint64_t read_attribute<std::uint64_t>(hid_t, const std::string&);

/// Lets the library allocate at most `bytes` for variable-length texts read with these transfer properties, so that
/// a file in which many rows point to one long text can't exhaust the memory. Must outlive its use.
class TextBudget {
 public:
  explicit TextBudget(std::uint64_t bytes);
  TextBudget(const TextBudget&) = delete;
  TextBudget& operator=(const TextBudget&) = delete;
  [[nodiscard]] hid_t transfer() const { return transfer_; }
  /// Reclaims texts that were read with transfer().
  void free(void* text) const;

 private:
  std::uint64_t left_;
  Handle transfer_;
};

/// All of a one-dimensional dataset of texts.
[[nodiscard]] std::vector<std::string> read_texts(hid_t dataset, std::size_t rows, const TextBudget& budget);

}  // namespace lichtung::outcome::h5
