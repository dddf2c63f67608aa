using System.Buffers.Binary;
using System.Reflection.Emit;

namespace StageGraph.Code;

/// <summary>One compiled instruction.</summary>
/// <param name="Offset">Where it starts, in bytes.</param>
/// <param name="Code">What it does.</param>
/// <param name="Name">Its name; short forms of branches have the name of the long form.</param>
/// <param name="Operand">Its operand in hexadecimal, unless it is a token, a local variable, or a branch target; otherwise empty.</param>
/// <param name="Token">The token of the member, string, or signature that it refers to.</param>
/// <param name="Local">The index of the local variable that it reads, writes, or takes the address of.</param>
/// <param name="Targets">The offsets that it can jump to.</param>
internal sealed record Instruction(int Offset, OpCode Code, string Name, string Operand, int? Token, int? Local, IReadOnlyList<int> Targets);

/// <summary>Splits a method's compiled instructions (ECMA-335, partition III).</summary>
internal static class InstructionReader
{
    private static readonly Dictionary<ushort, OpCode> _opCodes = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => (ushort)code.Value);

    public static IReadOnlyList<Instruction> Read(byte[] code)
    {
        var all = new List<Instruction>();
        for (var position = 0; position < code.Length;)
        {
            var start = position;
            ushort value = code[position++];
            if (value == 0xfe)
            {
                value = (ushort)(0xfe00 | code[position++]);
            }

            var opCode = _opCodes[value];
            var size = OperandSize(opCode.OperandType, code, position);
            all.Add(Instruction(start, opCode, code, position, size));
            position += size;
        }

        return all;
    }

    private static Instruction Instruction(int start, OpCode opCode, byte[] code, int position, int size)
    {
        var name = opCode.Name!;
        if (LocalOf(opCode, code, position) is { } local)
        {
            return new(start, opCode, name.Split('.')[0], "", null, local, []);
        }

        switch (opCode.OperandType)
        {
            case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineString or OperandType.InlineTok or OperandType.InlineType
                or OperandType.InlineSig:
                return new(start, opCode, name, "", BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(position)), null, []);
            case OperandType.ShortInlineBrTarget:
                return new(start, opCode, name[..^2], "", null, null, [position + size + (sbyte)code[position]]);
            case OperandType.InlineBrTarget:
                return new(start, opCode, name, "", null, null, [position + size + BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(position))]);
            case OperandType.InlineSwitch:
                var targets = Enumerable.Range(1, (size / 4) - 1)
                    .Select(index => position + size + BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(position + (4 * index))));
                return new(start, opCode, name, "", null, null, [.. targets]);
            default:
                return new(start, opCode, name, Convert.ToHexString(code, position, size), null, null, []);
        }
    }

    private static int? LocalOf(OpCode opCode, byte[] code, int position)
    {
        var name = opCode.Name!;
        if (!name.StartsWith("ldloc", StringComparison.Ordinal) && !name.StartsWith("stloc", StringComparison.Ordinal))
        {
            return null;
        }

        return opCode.OperandType switch
        {
            OperandType.InlineNone => name[^1] - '0',
            OperandType.ShortInlineVar => code[position],
            _ => BinaryPrimitives.ReadUInt16LittleEndian(code.AsSpan(position)),
        };
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
