using System.Text.Json;
using Microsoft.Playwright;

namespace EmotionRecognition.Reporting.Tests.Browser;

/// <summary>What a browser measures on a page. Each check gives what is wrong, one line each.</summary>
internal static class PageChecks
{
    /// <summary>Everything that reaches beyond the page or its box, and text in drawings that is too small to read.</summary>
    /// <param name="page">The page.</param>
    /// <param name="mayScroll">Whether boxes that scroll may be narrower than their contents: on a screen, not on paper.</param>
    /// <param name="smallest">The least size of text in drawings, in pixels.</param>
    public static Task<string[]> Overflows(IPage page, bool mayScroll, double smallest) =>
        page.EvaluateAsync<string[]>(OverflowScript, new { mayScroll, smallest });

    /// <summary>Text whose contrast with what is behind it is below 4.5:1 (WCAG 2.2, 1.4.3), in words and in drawings.</summary>
    public static Task<string[]> LowContrasts(IPage page) => page.EvaluateAsync<string[]>(ContrastScript, 4.5);

    /// <summary>The texts on the page whose contrast is measured.</summary>
    public static Task<int> Texts(IPage page) => page.EvaluateAsync<int>(
        "() => [...document.querySelectorAll('main p, main td, main th, main text')].filter(each => each.getClientRects().length > 0).length");

    /// <summary>Links and images that lead nowhere.</summary>
    /// <param name="page">The page.</param>
    /// <param name="folder">The folder with the page's file.</param>
    public static async Task<string[]> BrokenLinks(IPage page, string folder)
    {
        var links = await page.EvaluateAsync<JsonElement>(
            """
            () => ({
              missing: [...document.querySelectorAll("a[href^='#']")].map(link => link.getAttribute("href"))
                .filter(target => document.getElementById(decodeURIComponent(target.slice(1))) === null),
              files: [...document.querySelectorAll("a[href]:not([href^='#'])")].map(link => link.getAttribute("href")),
              images: [...document.images].filter(image => !image.complete || image.naturalWidth === 0).map(image => image.src),
            })
            """);
        string[] Of(string name) => [.. links.GetProperty(name).EnumerateArray().Select(each => each.GetString()!)];
        return [.. Of("missing"), .. Of("images"), .. Of("files").Where(file => !File.Exists(Path.Combine(folder, Uri.UnescapeDataString(file))))];
    }

    private const string OverflowScript =
        """
        ({ mayScroll, smallest }) => {
          const faults = [];
          const root = document.documentElement;
          const say = (what, each) => faults.push(`${what}: ${each.tagName} ${each.getAttribute("class") ?? ""} "${each.textContent.trim().slice(0, 60)}"`);
          if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} wide, the window ${root.clientWidth}`);
          for (const each of document.body.querySelectorAll("*:not(.skip):not(svg *)")) {
            const box = each.getBoundingClientRect();
            if (box.width === 0 || box.height === 0) continue;
            const scrolls = mayScroll && each.parentElement.closest(".scroll, pre") !== null;
            if (!scrolls && (box.right > root.clientWidth + 1 || box.left < -1)) say("beyond the page", each);
            const holdsText = each.matches("p, li, td, th, h1, h2, h3, h4, dt, dd, summary, figcaption, caption, .card");
            if (holdsText && each.scrollWidth > each.clientWidth + 1) say("wider than its box", each);
          }

          for (const drawing of document.querySelectorAll("figure svg")) {
            const frame = drawing.getBoundingClientRect();
            if (frame.width === 0) continue;
            const scale = frame.width / drawing.viewBox.baseVal.width;
            for (const text of drawing.querySelectorAll("text")) {
              const box = text.getBoundingClientRect();
              if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) {
                say("beyond its drawing", text);
              }

              const size = scale * parseFloat(getComputedStyle(text).fontSize);
              if (size < smallest) say(`${size.toFixed(1)} px`, text);
            }
          }

          return faults;
        }
        """;

    private const string ContrastScript =
        """
        least => {
          const faults = [];
          const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const known = new Map();
          const colorOf = text => {
            if (!known.has(text)) {
              pixel.clearRect(0, 0, 1, 1);
              pixel.fillStyle = text;
              pixel.fillRect(0, 0, 1, 1);
              const [red, green, blue, alpha] = pixel.getImageData(0, 0, 1, 1).data;
              known.set(text, [red, green, blue, alpha / 255]);
            }

            return known.get(text);
          };
          const over = (top, below) => [0, 1, 2].map(each => top[each] * top[3] + below[each] * (1 - top[3])).concat(1);
          const backgroundOf = each => {
            const own = colorOf(getComputedStyle(each).backgroundColor);
            if (own[3] === 1) return own;
            return over(own, each.parentElement ? backgroundOf(each.parentElement) : [255, 255, 255, 1]);
          };
          const light = color => {
            const [red, green, blue] = color.slice(0, 3).map(each => each / 255).map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
          };
          const check = (text, ink, paper) => {
            const [one, other] = [light(over(ink, paper)), light(paper)];
            const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
            if (contrast < least - 0.005) {
              faults.push(`${contrast.toFixed(2)}: ${ink.slice(0, 3)} on ${paper.slice(0, 3).map(Math.round)} "${text.trim().slice(0, 50)}"`);
            }
          };

          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const each = node.parentElement;
            if (node.data.trim() === "" || each.closest("svg, script, style, .skip") || each.getClientRects().length === 0) continue;
            check(node.data, colorOf(getComputedStyle(each).color), backgroundOf(each));
          }

          for (const drawing of document.querySelectorAll("svg")) {
            if (drawing.getClientRects().length === 0) continue;
            const paper = backgroundOf(drawing);
            const shapes = [...drawing.querySelectorAll("rect, path, text")].filter(shape => !shape.closest("clipPath, defs"));
            for (const [place, text] of shapes.entries()) {
              if (text.tagName !== "text") continue;
              const box = text.getBoundingClientRect();
              const middle = new DOMPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
              const behind = shapes.slice(0, place).filter(shape => {
                if (shape.tagName === "text" || getComputedStyle(shape).fill === "none") return false;
                return shape.isPointInFill(middle.matrixTransform(shape.getScreenCTM().inverse()));
              }).reduce((below, shape) => over(colorOf(getComputedStyle(shape).fill), below), paper);
              check(text.textContent, colorOf(getComputedStyle(text).fill), behind);
            }
          }

          return faults;
        }
        """;
}
