using EmotionRecognition.Text;

namespace EmotionRecognition.Tests.Text;

public sealed class SparseMatrixTests
{
    private static readonly SparseMatrix _matrix = SparseMatrix.FromRows(4, [[(1, 2f), (3, 4f)], [], [(0, 1f)]]);

    [Fact]
    public void FromRows_RowsWithGaps_KeepsWhatIsStored()
    {
        Assert.Equal((3, 4, 3), (_matrix.RowCount, _matrix.ColumnCount, _matrix.StoredCount));
        Assert.Equal([1, 3], _matrix.Columns(0).ToArray());
        Assert.Equal([2f, 4f], _matrix.Values(0).ToArray());
        Assert.Equal(0, _matrix.Columns(1).Length);
        Assert.Equal([0], _matrix.Columns(2).ToArray());
    }

    [Fact]
    public void CopyRow_DirtyDestination_IsWrittenInFull()
    {
        float[] row = [9, 9, 9, 9];
        _matrix.CopyRow(0, row);

        Assert.Equal([0f, 2f, 0f, 4f], row);
        Assert.Throws<ArgumentException>(() => _matrix.CopyRow(0, new float[3]));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(0, 4)]
    [InlineData(-1, 0)]
    public void FromRows_ColumnOutOfOrderOrRange_Throws(int first, int second) =>
        Assert.Throws<ArgumentException>(() => SparseMatrix.FromRows(4, [[(first, 1f), (second, 1f)]]));
}
