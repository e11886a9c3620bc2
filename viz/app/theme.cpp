// See theme.hpp.
#include "viz/app/theme.hpp"

#include <array>
#include <cmath>
#include <filesystem>
#include <system_error>

namespace lichtung::viz {
namespace {

constexpr const char* kFolder = "/usr/share/fonts/truetype/dejavu/";

// Latin with its extensions, Greek, punctuation (– „ “ … thin spaces), € and signs, arrows, ≥ −, geometric shapes.
constexpr std::array<ImWchar, 17> kGlyphs{0x20, 0x24F, 0x370, 0x3FF, 0x2000, 0x206F, 0x2070, 0x20CF, 0x2100, 0x21FF,
                                          0x2200, 0x22FF, 0x25A0, 0x25FF, 0x2713, 0x2717, 0};

ImFont* add(const char* file, float size, float ratio) {
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  ImFontConfig config;
  config.OversampleH = 2;
  config.OversampleV = 1;
  config.PixelSnapH = true;
  const std::filesystem::path path = std::filesystem::path(kFolder) / file;
  std::error_code error;
  ImFont* font = nullptr;
  if (std::filesystem::is_regular_file(path, error)) font = atlas->AddFontFromFileTTF(path.c_str(), std::round(size * ratio), &config, kGlyphs.data());
  if (font == nullptr) {
    ImFontConfig own;
    own.SizePixels = std::round(size * ratio);
    font = atlas->AddFontDefault(&own);
  }
  return font;
}

}  // namespace

Fonts load_fonts(float text_size, float ratio) {
  ImGuiIO& io = ImGui::GetIO();
  io.Fonts->Clear();
  Fonts fonts;
  fonts.size = std::round(15.0F * text_size);
  fonts.normal = add("DejaVuSans.ttf", fonts.size, ratio);
  fonts.bold = add("DejaVuSans-Bold.ttf", fonts.size, ratio);
  fonts.small_ = add("DejaVuSans.ttf", std::round(12.5F * text_size), ratio);
  fonts.title = add("DejaVuSans-Bold.ttf", std::round(21.0F * text_size), ratio);
  io.FontDefault = fonts.normal;
  io.FontGlobalScale = 1.0F / ratio;
  io.Fonts->Build();
  return fonts;
}

Ink ink(bool high_contrast) {
  if (high_contrast)
    return {IM_COL32(0, 0, 0, 255), IM_COL32(40, 40, 40, 255), IM_COL32(0, 0, 0, 255), IM_COL32(0, 70, 160, 255),
            IM_COL32(0, 0, 0, 255), IM_COL32(0, 90, 200, 255), IM_COL32(160, 0, 0, 255), IM_COL32(255, 255, 255, 255)};
  return {IM_COL32(38, 44, 50, 255), IM_COL32(104, 112, 120, 255), IM_COL32(205, 203, 198, 255), IM_COL32(15, 108, 128, 255),
          IM_COL32(120, 126, 134, 255), IM_COL32(15, 108, 128, 255), IM_COL32(176, 58, 32, 255), IM_COL32(252, 252, 250, 255)};
}

void apply_style(float text_size, bool high_contrast) {
  ImGuiStyle style;
  ImGui::StyleColorsLight(&style);
  style.WindowRounding = 0;
  style.FrameRounding = 4;
  style.GrabRounding = 4;
  style.PopupRounding = 5;
  style.ChildRounding = 4;
  style.TabRounding = 4;
  style.ScrollbarSize = 12;
  style.WindowBorderSize = 0;
  style.FrameBorderSize = 1;
  style.WindowPadding = {14, 12};
  style.FramePadding = {8, 4};
  style.ItemSpacing = {8, 6};
  style.ItemInnerSpacing = {7, 4};
  style.GrabMinSize = 12;
  const auto set = [&](ImGuiCol which, std::uint32_t hex, float alpha = 1) { style.Colors[which] = colour_vec(rgb(hex), alpha); };
  const std::uint32_t accent = high_contrast ? 0x0046A0 : 0x0F6C80;
  set(ImGuiCol_Text, high_contrast ? 0x000000 : 0x262C32);
  set(ImGuiCol_TextDisabled, high_contrast ? 0x333333 : 0x6A727A);
  set(ImGuiCol_WindowBg, high_contrast ? 0xFFFFFF : 0xFAF9F7);
  set(ImGuiCol_ChildBg, 0xFFFFFF, 0);
  set(ImGuiCol_PopupBg, 0xFFFFFF);
  set(ImGuiCol_Border, high_contrast ? 0x000000 : 0xD8D5CF);
  set(ImGuiCol_Separator, high_contrast ? 0x000000 : 0xE1DED8);
  set(ImGuiCol_FrameBg, 0xFFFFFF);
  set(ImGuiCol_FrameBgHovered, 0xEEF4F5);
  set(ImGuiCol_FrameBgActive, 0xDDEBEE);
  set(ImGuiCol_Button, 0xFFFFFF);
  set(ImGuiCol_ButtonHovered, 0xE6F0F2);
  set(ImGuiCol_ButtonActive, 0xCFE3E7);
  set(ImGuiCol_Header, 0xDCEBEE);
  set(ImGuiCol_HeaderHovered, 0xE8F2F4);
  set(ImGuiCol_HeaderActive, 0xCFE3E7);
  set(ImGuiCol_CheckMark, accent);
  set(ImGuiCol_SliderGrab, accent);
  set(ImGuiCol_SliderGrabActive, accent);
  set(ImGuiCol_Tab, 0xEFEDE9);
  set(ImGuiCol_TabHovered, 0xE6F0F2);
  set(ImGuiCol_TabActive, 0xFFFFFF);
  set(ImGuiCol_NavHighlight, accent);
  set(ImGuiCol_ScrollbarBg, 0xF2F0EC);
  set(ImGuiCol_ScrollbarGrab, 0xC9C6C0);
  set(ImGuiCol_TextSelectedBg, 0xBFDDE3);
  set(ImGuiCol_ModalWindowDimBg, 0x1A1F24, 0.35F);
  style.ScaleAllSizes(std::sqrt(text_size));
  ImGui::GetStyle() = style;
}

}  // namespace lichtung::viz
