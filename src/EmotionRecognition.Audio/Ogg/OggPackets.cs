namespace EmotionRecognition.Audio.Ogg;

/// <summary>A packet of an Ogg stream.</summary>
/// <param name="Data">Its bytes.</param>
/// <param name="Offset">The first byte in the file of the page on which it ends.</param>
/// <param name="Granule">The time at its end if it is the last packet that ends on a page, otherwise null.</param>
/// <param name="IsLast">Whether the stream ends with it.</param>
internal sealed record OggPacket(byte[] Data, long Offset, long? Granule, bool IsLast);

/// <summary>Reads the packets of an Ogg file with one stream.</summary>
/// <param name="path">The file.</param>
/// <param name="stream">Its contents.</param>
internal sealed class OggPackets(string path, Stream stream)
{
    /// <summary>Reads all packets from the start of the file on.</summary>
    /// <exception cref="InputException">While enumerating: a page is damaged or missing, the file is truncated, or it has several streams.</exception>
    public IEnumerable<OggPacket> Read()
    {
        stream.Position = 0;
        OggPage? before = null;
        var open = new List<byte>();
        while (OggPage.Read(path, stream) is { } page)
        {
            Check(before, page, open.Count > 0);
            before = page;
            var (start, at) = (0, 0);
            var last = Array.FindLastIndex(page.Sizes, size => size < 255);
            for (var i = 0; i < page.Sizes.Length; i++)
            {
                at += page.Sizes[i];
                if (page.Sizes[i] < 255)
                {
                    open.AddRange(page.Body.AsSpan(start..at));
                    yield return new OggPacket([.. open], page.Offset, i == last && page.Granule >= 0 ? page.Granule : null, i == last && page.IsLast);
                    open.Clear();
                    start = at;
                }
            }

            open.AddRange(page.Body.AsSpan(start..at));
        }

        if (before is not { IsLast: true })
        {
            throw new InputException(
                $"{path} byte {stream.Length}",
                "the end of the file before the last Ogg page",
                "a page that is marked as the last",
                "the file is truncated: restore it");
        }
    }

    private void Check(OggPage? before, OggPage page, bool isOpen)
    {
        var place = $"{path} byte {page.Offset}";
        if (before is null ? !page.IsFirst : page.Serial != before.Serial || page.IsFirst || before.IsLast)
        {
            throw new InputException(place, "several Ogg streams in one file", "one stream", Files.FileStart.Convert);
        }

        if (before is not null && page.Sequence != before.Sequence + 1)
        {
            throw new InputException(place, $"Ogg page {page.Sequence}", $"page {before.Sequence + 1}", "pages are missing: restore the file");
        }

        if (page.IsContinued != isOpen)
        {
            throw new InputException(place, "an Ogg page that does not go on where the one before it ends", "whole packets", "restore the file");
        }
    }
}
