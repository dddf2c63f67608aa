using System.Runtime.InteropServices;

namespace EmotionRecognition.MachineLearning.LightGbm;

/// <summary>
/// The functions of LightGBM's C interface that are used here (https://lightgbm.readthedocs.io/en/stable/C-API.html). Texts are UTF-8 with a zero at the end.
/// </summary>
internal static partial class NativeLightGbm
{
    private const string Library = "lib_lightgbm";

    /// <summary>Elements of type float32.</summary>
    public const int Float32 = 0;

    /// <summary>Elements of type int32.</summary>
    public const int Int32 = 2;

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetCreateFromMat")]
    public static partial int CreateDataset(
        float[] data, int type, int rows, int columns, int isRowMajor, byte[] parameters, nint reference, out nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetField")]
    public static partial int SetField(nint dataset, byte[] field, float[] values, int count, int type);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetFree")]
    public static partial int FreeDataset(nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterCreate")]
    public static partial int CreateBooster(nint dataset, byte[] parameters, out nint booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterUpdateOneIter")]
    public static partial int Update(nint booster, out int isFinished);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterSaveModelToString")]
    public static partial int Save(
        nint booster, int startIteration, int iterations, int importance, long capacity, out long length, byte[] text);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterPredictForMat")]
    public static partial int Predict(
        nint booster, float[] data, int type, int rows, int columns, int isRowMajor, int predictionType, int startIteration, int iterations, byte[] parameters,
        out long length, double[] result);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterFree")]
    public static partial int FreeBooster(nint booster);

    [LibraryImport(Library, EntryPoint = "LGBM_GetLastError")]
    public static partial nint LastError();
}
