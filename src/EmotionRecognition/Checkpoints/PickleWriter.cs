using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace EmotionRecognition.Checkpoints;

/// <summary>
/// Writes the pickle of a checkpoint in protocol 2, using only the instructions and names that PyTorch's weights-only reader accepts.
/// </summary>
internal sealed class PickleWriter
{
    private readonly ArrayBufferWriter<byte> _code = new();

    /// <summary>The pickle of a checkpoint; its tensors' storages have the keys 0, 1, ... in order.</summary>
    public byte[] Write(PickleCheckpoint checkpoint)
    {
        Put(PickleOpcode.Proto);
        _code.Write<byte>([2]);
        if (checkpoint.Epoch is { } epoch)
        {
            Put(PickleOpcode.EmptyDict, PickleOpcode.Mark);
            if (checkpoint.Optimizer is { } optimizer)
            {
                Text("optimizer");
                Optimizer(optimizer, checkpoint.Model.Names.Count(IsParameter));
            }

            Text("model");
            StateDict(checkpoint.Model);
            Text("epoch");
            Integer(epoch);
            Put(PickleOpcode.SetItems);
        }
        else
        {
            StateDict(checkpoint.Model);
        }

        Put(PickleOpcode.Stop);
        return _code.WrittenSpan.ToArray();
    }

    private void StateDict(NamedTensors tensors)
    {
        EmptyOrderedDict();
        Put(PickleOpcode.Mark);
        var key = 0;
        foreach (var (name, tensor) in tensors)
        {
            Text(name);
            Tensor(tensor, (key++).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        Put(PickleOpcode.SetItems);
    }

    private void Optimizer(SgdSettings settings, int parameters)
    {
        Put(PickleOpcode.EmptyDict, PickleOpcode.Mark);
        Text("state");
        Put(PickleOpcode.EmptyDict);
        Text("param_groups");
        Put(PickleOpcode.EmptyList, PickleOpcode.EmptyDict, PickleOpcode.Mark);
        Number("lr", settings.LearningRate);
        Number("momentum", settings.Momentum);
        Number("weight_decay", settings.WeightDecay);
        Number("dampening", 0);
        Text("nesterov");
        Put(PickleOpcode.NewFalse);
        Text("params");
        Put(PickleOpcode.EmptyList, PickleOpcode.Mark);
        for (var i = 0; i < parameters; i++)
        {
            Integer(i);
        }

        Put(PickleOpcode.Appends, PickleOpcode.SetItems, PickleOpcode.Append, PickleOpcode.SetItems);
    }

    /// <summary>Whether the optimizer updates it: everything except the running statistics of batch normalization.</summary>
    private static bool IsParameter(string name) => name.Split('.')[^1] is not ("running_mean" or "running_var" or "num_batches_tracked");

    private void Tensor(StoredTensor tensor, string key)
    {
        Global("torch._utils", "_rebuild_tensor_v2");
        Put(PickleOpcode.Mark, PickleOpcode.Mark);
        Text("storage");
        Global("torch", PickledTensors.StorageOfType(tensor.Type));
        Text(key);
        Text("cpu");
        Integer(tensor.Count);
        Put(PickleOpcode.Tuple, PickleOpcode.BinPersId);
        Integer(0);
        Tuple(tensor.Shape);
        Tuple(Strides(tensor.Shape));
        Put(PickleOpcode.NewFalse);
        EmptyOrderedDict();
        Put(PickleOpcode.Tuple, PickleOpcode.Reduce);
    }

    private static long[] Strides(IReadOnlyList<long> shape)
    {
        var strides = new long[shape.Count];
        var stride = 1L;
        for (var axis = shape.Count - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= Math.Max(1, shape[axis]);
        }

        return strides;
    }

    private void EmptyOrderedDict()
    {
        Global("collections", "OrderedDict");
        Put(PickleOpcode.EmptyTuple, PickleOpcode.Reduce);
    }

    private void Tuple(IReadOnlyList<long> values)
    {
        Put(PickleOpcode.Mark);
        foreach (var value in values)
        {
            Integer(value);
        }

        Put(PickleOpcode.Tuple);
    }

    private void Number(string name, double value)
    {
        Text(name);
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        Put(PickleOpcode.BinFloat);
        _code.Write(bytes);
    }

    private void Integer(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, checked((int)value));
        Put(PickleOpcode.BinInt);
        _code.Write(bytes);
    }

    private void Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        Put(PickleOpcode.BinUnicode);
        _code.Write(length);
        _code.Write(bytes);
    }

    private void Global(string module, string name)
    {
        Put(PickleOpcode.Global);
        _code.Write(Encoding.ASCII.GetBytes($"{module}\n{name}\n"));
    }

    private void Put(params ReadOnlySpan<PickleOpcode> opcodes)
    {
        foreach (var opcode in opcodes)
        {
            _code.Write<byte>([(byte)opcode]);
        }
    }
}
