using System.CommandLine;
using System.Globalization;
using EmotionRecognition.Cli.Models;
using EmotionRecognition.Cli.Output;
using EmotionRecognition.Onnx.Export;

namespace EmotionRecognition.Cli.Commands;

/// <summary><c>emotion export</c>: a saved model as a file that other programs run.</summary>
internal static class ExportCommand
{
    private const double Kilobyte = 1024;

    /// <summary>Creates the command.</summary>
    /// <param name="console">What it writes to.</param>
    public static Command Create(CommandConsole console)
    {
        var model = new Argument<string>("model") { Description = "The folder of a saved model, or the name of one that comes with the program." };
        var onnx = new Option<string>("--onnx") { Description = "The ONNX file to write; replaced if it exists.", Required = true };
        var command = new CommandWithExamples(
            "export", "Writes a model as an ONNX file, from features to probabilities.",
            $"emotion export {ModelFolders.Default} --onnx {ModelFolders.Default}.onnx", "emotion export savedModel/mine/honest/lda/fold-1 --onnx lda.onnx")
        {
            model,
            onnx,
        };
        command.SetAction(parsed => Run(console, parsed.GetValue(model)!, parsed.GetValue(onnx)!));
        return command;
    }

    private static int Run(CommandConsole console, string model, string file)
    {
        if (Directory.Exists(file))
        {
            throw new InputException($"--onnx={file}", "a folder", "a file to write", "add a file name, such as model.onnx");
        }

        var exported = OnnxExport.Write(ModelFolders.Find(model), file);
        var size = (exported.Size / Kilobyte).ToString("#,0.0", CultureInfo.InvariantCulture);
        console.Out.WriteLine($"{file}  {size} KB");
        foreach (var input in exported.Inputs)
        {
            var columns = input.Columns.Count == 0 ? "any" : $"{input.Columns.Count}";
            console.Out.WriteLine($"  reads  {input.Value.Name} [rows, {columns}]: {input.Meaning}");
        }

        console.Out.WriteLine($"  gives  {OnnxExport.Probabilities} [rows, {exported.Classes.Count}]: {string.Join(", ", exported.Classes)}");
        return ExitCode.Done;
    }
}
