namespace EmotionRecognition.Checkpoints;

/// <summary>The element type of a stored tensor.</summary>
public enum ElementType
{
    /// <summary>IEEE 754, 64 bits.</summary>
    Float64,

    /// <summary>IEEE 754, 32 bits.</summary>
    Float32,

    /// <summary>IEEE 754, 16 bits.</summary>
    Float16,

    /// <summary>The upper 16 bits of a float32.</summary>
    BFloat16,

    /// <summary>Signed, 64 bits.</summary>
    Int64,

    /// <summary>Signed, 32 bits.</summary>
    Int32,

    /// <summary>Signed, 16 bits.</summary>
    Int16,

    /// <summary>Signed, 8 bits.</summary>
    Int8,

    /// <summary>Unsigned, 8 bits.</summary>
    UInt8,

    /// <summary>One byte, 0 or 1.</summary>
    Bool,
}
