using System.Buffers.Binary;
using System.Text;

namespace EmotionRecognition.Checkpoints;

/// <summary>
/// Reads a pickle without executing anything: it builds numbers, strings, lists, tuples, dictionaries, and tensors, and rejects every
/// name other than OrderedDict and PyTorch's storages and rebuild functions. Instructions as in Python's pickletools, protocols 2 to 5.
/// </summary>
internal sealed class PickleMachine
{
    private static readonly object _mark = new();

    private readonly string _place;
    private readonly ReadOnlyMemory<byte> _code;
    private readonly PickledTensors _tensors;
    private readonly List<object?> _stack = [];
    private readonly Dictionary<uint, object?> _memo = [];
    private int _position;

    /// <summary>Creates a machine for one pickle.</summary>
    /// <param name="place">The file and entry, for errors.</param>
    /// <param name="code">The pickle.</param>
    /// <param name="tensors">Provides the storages that belong to the pickle.</param>
    public PickleMachine(string place, ReadOnlyMemory<byte> code, PickledTensors tensors)
    {
        _place = place;
        _code = code;
        _tensors = tensors;
    }

    /// <summary>Runs the pickle to its end.</summary>
    /// <returns>
    /// null, bool, long, double, string, list, <see cref="PickledTuple"/>, <see cref="PickledDictionary"/> or <see cref="StoredTensor"/>.
    /// </returns>
    /// <exception cref="InputException">The pickle is truncated or malformed, or refers to an unknown name.</exception>
    public object? Run()
    {
        while (true)
        {
            var opcode = (PickleOpcode)Take(1)[0];
            if (opcode == PickleOpcode.Stop)
            {
                return Pop();
            }

            if (!Simple(opcode) && !Container(opcode))
            {
                throw Fault($"instruction 0x{(byte)opcode:x2}");
            }
        }
    }

    private bool Simple(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Proto:
                var protocol = Take(1)[0];
                return protocol is >= 2 and <= 5 ? true : throw Fault($"pickle protocol {protocol}");
            case PickleOpcode.Frame:
                Take(8);
                return true;
            case PickleOpcode.None:
                return Push(null);
            case PickleOpcode.NewTrue:
                return Push(true);
            case PickleOpcode.NewFalse:
                return Push(false);
            case PickleOpcode.BinInt:
                return Push((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4)));
            case PickleOpcode.BinInt1:
                return Push((long)Take(1)[0]);
            case PickleOpcode.BinInt2:
                return Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2)));
            case PickleOpcode.Long1:
                return Push(Long(Take(Take(1)[0])));
            case PickleOpcode.BinFloat:
                return Push(BinaryPrimitives.ReadDoubleBigEndian(Take(8)));
            case PickleOpcode.BinUnicode or PickleOpcode.BinString:
                return Push(Text(Take(BinaryPrimitives.ReadInt32LittleEndian(Take(4)))));
            case PickleOpcode.ShortBinUnicode or PickleOpcode.ShortBinString:
                return Push(Text(Take(Take(1)[0])));
            case PickleOpcode.BinPut:
                return Remember(Take(1)[0]);
            case PickleOpcode.LongBinPut:
                return Remember(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)));
            case PickleOpcode.Memoize:
                return Remember((uint)_memo.Count);
            case PickleOpcode.BinGet:
                return Push(Recall(Take(1)[0]));
            case PickleOpcode.LongBinGet:
                return Push(Recall(BinaryPrimitives.ReadUInt32LittleEndian(Take(4))));
            default:
                return false;
        }
    }

    private bool Container(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Mark:
                return Push(_mark);
            case PickleOpcode.EmptyTuple:
                return Push(new PickledTuple([]));
            case PickleOpcode.Tuple1:
                return Push(new PickledTuple(Pop(1)));
            case PickleOpcode.Tuple2:
                return Push(new PickledTuple(Pop(2)));
            case PickleOpcode.Tuple3:
                return Push(new PickledTuple(Pop(3)));
            case PickleOpcode.Tuple:
                return Push(new PickledTuple(PopToMark()));
            case PickleOpcode.EmptyList:
                return Push(new List<object?>());
            case PickleOpcode.EmptyDict:
                return Push(new PickledDictionary());
            case PickleOpcode.Append:
                return Append(Pop(1));
            case PickleOpcode.Appends:
                return Append(PopToMark());
            case PickleOpcode.SetItem:
                return Set(Pop(2));
            case PickleOpcode.SetItems:
                return Set(PopToMark());
            case PickleOpcode.Global:
                return Push(Global(Line(), Line()));
            case PickleOpcode.StackGlobal:
                var names = Pop(2);
                return Push(Global(names[0] as string ?? "?", names[1] as string ?? "?"));
            case PickleOpcode.BinPersId:
                return Push(_tensors.Storage(Pop() as PickledTuple ?? throw Fault("a storage without a description")));
            case PickleOpcode.Reduce:
                return Push(Call(Pop(2)));
            case PickleOpcode.Build:
                // PyTorch attaches version metadata to its OrderedDicts, which says nothing about the tensors.
                Pop();
                return Peek() is PickledDictionary ? true : throw Fault("attributes set on something other than a dictionary");
            default:
                return false;
        }
    }

    private object Global(string module, string name) => (module, name) switch
    {
        ("collections", "OrderedDict") => KnownGlobal.OrderedDict,
        ("torch._utils", "_rebuild_tensor_v2") => KnownGlobal.RebuildTensor,
        ("torch._utils", "_rebuild_parameter") => KnownGlobal.RebuildParameter,
        ("torch", _) when PickledTensors.TypeOfStorage(name) is { } type => type,
        _ => throw Fault($"a reference to {module}.{name}"),
    };

    private object? Call(IReadOnlyList<object?> functionAndArguments)
    {
        var arguments = functionAndArguments[1] as PickledTuple ?? throw Fault("a call without arguments");
        return functionAndArguments[0] switch
        {
            KnownGlobal.OrderedDict when arguments.Items.Count == 0 => new PickledDictionary(),
            KnownGlobal.RebuildTensor => _tensors.Tensor(arguments),
            KnownGlobal.RebuildParameter when arguments.Items is [StoredTensor tensor, ..] => tensor,
            _ => throw Fault("a call that creates neither a tensor nor a dictionary"),
        };
    }

    private bool Append(IReadOnlyList<object?> items)
    {
        var list = Peek() as List<object?> ?? throw Fault("items appended to something other than a list");
        list.AddRange(items);
        return true;
    }

    private bool Set(IReadOnlyList<object?> keysAndValues)
    {
        if (Peek() is not PickledDictionary dictionary || keysAndValues.Count % 2 != 0)
        {
            throw Fault("entries set on something other than a dictionary");
        }

        for (var i = 0; i < keysAndValues.Count; i += 2)
        {
            dictionary.Entries.Add(new(keysAndValues[i], keysAndValues[i + 1]));
        }

        return true;
    }

    private bool Push(object? value)
    {
        _stack.Add(value);
        return true;
    }

    private object? Peek() => _stack.Count > 0 ? _stack[^1] : throw Fault("an empty stack");

    private object? Pop() => Pop(1)[0];

    private List<object?> Pop(int count)
    {
        if (_stack.Count < count || _stack.FindIndex(_stack.Count - count, item => ReferenceEquals(item, _mark)) >= 0)
        {
            throw Fault("too few values on the stack");
        }

        var items = _stack.GetRange(_stack.Count - count, count);
        _stack.RemoveRange(_stack.Count - count, count);
        return items;
    }

    private List<object?> PopToMark()
    {
        var mark = _stack.LastIndexOf(_mark);
        if (mark < 0)
        {
            throw Fault("a group without a mark");
        }

        var items = Pop(_stack.Count - mark - 1);
        _stack.RemoveAt(mark);
        return items;
    }

    private bool Remember(uint index)
    {
        _memo[index] = Peek();
        return true;
    }

    private object? Recall(uint index) =>
        _memo.TryGetValue(index, out var value) ? value : throw Fault($"a reference to memo {index}, which is not set");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _code.Length - _position)
        {
            throw Fault("the end of the pickle");
        }

        _position += count;
        return _code.Span.Slice(_position - count, count);
    }

    private string Line()
    {
        var length = _code.Span[_position..].IndexOf((byte)'\n');
        var line = Text(Take(length));
        Take(1);
        return line;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private long Long(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > sizeof(long))
        {
            throw Fault($"a whole number of {bytes.Length} bytes");
        }

        Span<byte> padded = stackalloc byte[sizeof(long)];
        padded.Fill(bytes is [.., >= 0x80] ? (byte)0xff : (byte)0);
        bytes.CopyTo(padded);
        return BinaryPrimitives.ReadInt64LittleEndian(padded);
    }

    private InputException Fault(string found) => new(
        $"{_place} byte {_position}", found, "a checkpoint with only tensors, dictionaries, lists, numbers, and strings",
        "save it again with torch.save(model.state_dict(), path)");
}
