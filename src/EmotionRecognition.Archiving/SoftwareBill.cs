using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using CycloneDX.Models;

namespace EmotionRecognition.Archiving;

/// <summary>The bill of materials of a parcel in CycloneDX 1.6: packages, models, and data.</summary>
public static class SoftwareBill
{
    /// <summary>Writes the bill and checks it against the schema of its format.</summary>
    /// <param name="content">What the parcel is made of.</param>
    /// <exception cref="InvalidOperationException">It does not follow the schema.</exception>
    public static string Write(ParcelContent content)
    {
        var bom = new Bom
        {
            SpecVersion = CycloneDX.SpecificationVersion.v1_6,
            SerialNumber = $"urn:uuid:{IdOf(content)}",
            Version = 1,
            Metadata = new Metadata
            {
                Timestamp = content.Revision.Committed.UtcDateTime,
                Component = new Component
                {
                    Type = Component.Classification.Application,
                    BomRef = "code",
                    Name = "EmotionRecognition",
                    Version = content.Revision.Commit,
                    Licenses = LicensedAs("MIT"),
                },
            },
            Components = [.. content.Packages.Select(Package), .. content.Models.Select(Model), .. content.Inputs.Select(Data)],
            Dependencies = [.. DependenciesOf(content.Packages)],
        };
        var json = CycloneDX.Json.Serializer.Serialize(bom).ReplaceLineEndings("\n") + "\n";
        var mistakes = MistakesIn(json);
        return mistakes.Count == 0 ? json : throw new InvalidOperationException($"the bill of materials is invalid: {string.Join("; ", mistakes)}");
    }

    /// <summary>What in a bill does not follow the schema of CycloneDX 1.6.</summary>
    /// <param name="json">The bill.</param>
    public static IReadOnlyList<string> MistakesIn(string json)
    {
        var result = CycloneDX.Json.Validator.Validate(json, CycloneDX.SpecificationVersion.v1_6);
        return result.Valid ? [] : [.. result.Messages.DefaultIfEmpty("not valid")];
    }

    private static Component Package(LockedPackage package)
    {
        var cached = Path.Combine(LockedPackage.Cache, package.CacheFolder);
        var component = new Component
        {
            Type = Component.Classification.Library,
            BomRef = RefOf(package),
            Name = package.Id,
            Version = package.Version,
            Purl = RefOf(package),
            Scope = package.IsForTests ? Component.ComponentScope.Optional : Component.ComponentScope.Required,
            Licenses = LicensedAs(LicenseIn(cached, package)),
        };
        if (package.ContentHash is { } hash)
        {
            component.Properties = [new Property { Name = "nuget:contentHash", Value = hash }];
        }

        return component;
    }

    private static Component Model(ParcelModel model) => new()
    {
        Type = Component.Classification.Machine_Learning_Model,
        BomRef = $"model:{model.Name}",
        Name = model.Name,
        Hashes = [new Hash { Alg = Hash.HashAlgorithm.SHA_256, Content = model.Hash }],
    };

    private static Component Data(RunInputs inputs)
    {
        var list = Encoding.UTF8.GetBytes(inputs.ToText());
        return new Component
        {
            Type = Component.Classification.Data,
            BomRef = $"data:{inputs.Name}",
            Name = inputs.Name,
            Description = $"{inputs.Hashes.Count} files, not part of the parcel; the hash is that of their list",
            Licenses = LicensedAs(ParcelContent.LicenseOf(inputs.Name)),
            Hashes = [new Hash { Alg = Hash.HashAlgorithm.SHA_256, Content = Convert.ToHexStringLower(SHA256.HashData(list)) }],
        };
    }

    private static IEnumerable<Dependency> DependenciesOf(IReadOnlyList<LockedPackage> packages)
    {
        var refs = packages.GroupBy(package => package.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => RefOf(group.First()), StringComparer.OrdinalIgnoreCase);
        foreach (var package in packages)
        {
            yield return new Dependency
            {
                Ref = RefOf(package),
                Dependencies = [.. package.Dependencies.Where(refs.ContainsKey).Select(id => refs[id]).Distinct().Order(StringComparer.Ordinal)
                    .Select(id => new Dependency { Ref = id })],
            };
        }
    }

    private static string RefOf(LockedPackage package) => $"pkg:nuget/{package.Id}@{package.Version}";

    // An identifier of SPDX has no spaces; everything else is a name.
    private static List<LicenseChoice>? LicensedAs(string? license) => license switch
    {
        null => null,
        _ when license.Contains(' ') && (license.Contains(" OR ") || license.Contains(" AND ")) => [new LicenseChoice { Expression = license }],
        _ when license.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '+') =>
            [new LicenseChoice { License = new License { Id = license } }],
        _ => [new LicenseChoice { License = new License { Name = license } }],
    };

    private static string? LicenseIn(string folder, LockedPackage package)
    {
        var path = Path.Combine(folder, $"{package.Id.ToLowerInvariant()}.nuspec");
        return File.Exists(path)
            ? XDocument.Load(path).Descendants().FirstOrDefault(element =>
                element.Name.LocalName == "license" && element.Attribute("type")?.Value == "expression")?.Value
            : null;
    }

    // Derived from what the parcel is made of, so that the same parcel has the same number.
    private static Guid IdOf(ParcelContent content) => new(SHA256.HashData(Encoding.UTF8.GetBytes(
        content.Revision.Commit + string.Concat(content.Inputs.Select(inputs => inputs.ToText()))
            + string.Concat(content.Results.Select(file => file.Hash))))[..16]);
}
