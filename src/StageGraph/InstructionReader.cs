using System.Buffers.Binary;
using System.Reflection.Emit;

namespace StageGraph;

/// <summary>Splits a method's compiled instructions (ECMA-335, partition III).</summary>
internal static class InstructionReader
{
    private static readonly Dictionary<ushort, OpCode> _opCodes = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => (ushort)code.Value);

    /// <summary>One instruction: its name with an operand that is no reference, or the token of the member or string it refers to.</summary>
    public readonly record struct Instruction(string Text, int? Token);

    public static IEnumerable<Instruction> Read(byte[] code)
    {
        for (var position = 0; position < code.Length;)
        {
            ushort value = code[position++];
            if (value == 0xfe)
            {
                value = (ushort)(0xfe00 | code[position++]);
            }

            var opCode = _opCodes[value];
            var size = OperandSize(opCode.OperandType, code, position);
            var refersToMember = opCode.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineString
                or OperandType.InlineTok or OperandType.InlineType or OperandType.InlineSig;
            yield return refersToMember
                ? new(opCode.Name!, BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(position)))
                : new($"{opCode.Name} {Convert.ToHexString(code, position, size)}", null);
            position += size;
        }
    }

    private static int OperandSize(OperandType type, byte[] code, int position) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(position))),
        _ => 4,
    };
}
